// The bar above a conversation: who is there, and what can be done.

import type { ComponentChildren } from "preact";
import type { Layout } from "../../bridge.ts";
import { hasHome } from "./cards.ts";
import { Faces } from "./face.tsx";
import { Icon } from "./icons.tsx";
import { Menu } from "./menu.tsx";
import { promiseOf } from "./promise.ts";
import { type Scene, useScene } from "./scene.ts";

interface Props {
  readonly title: string;
  /** Nothing to do here yet. */
  readonly bare?: boolean;
  readonly children?: ComponentChildren;
  /** Where back leads; without it there is no way back. */
  back?(): void;
}

export function ChatHeader({ title, bare = false, children, back }: Props) {
  const { t } = useScene();
  return (
    <header class="bar">
      {back && (
        <button type="button" class="plain" aria-label={t("back")} onClick={back}>
          <Icon name="back" />
        </button>
      )}
      {children}
      {!children && <h1 class="bar-title">{title}</h1>}
      {!bare && <Menu />}
      <CloseButton />
    </header>
  );
}

/** Who the visitor talks to. */
export function TalkHeader() {
  const scene = useScene();
  const { state, route } = scene;
  const { chat, settings, status } = state.value;
  const present = chat?.agents.filter(({ id }) => chat.present.includes(id)) ?? [];
  const people = present.length > 0 ? present : (settings.team ?? []);
  const names = present.map(({ name }) => name).join(", ");
  const [only] = present;
  const under = present.length === 1 && only?.title ? only.title : promiseOf(scene);
  const goHome = () => {
    route.value = "home";
  };
  return (
    <ChatHeader title="" {...(hasHome(settings, status) ? { back: goHome } : {})}>
      <Faces people={people} />
      <div class="bar-text">
        <h1 class="bar-title" dir="auto">
          {names || settings.propertyName || scene.t("window")}
        </h1>
        <p class="bar-under">
          <StatusDot scene={scene} />
          <span dir="auto">{under}</span>
        </p>
      </div>
    </ChatHeader>
  );
}

export function StatusDot({ scene }: { scene: Scene }) {
  return <span class="dot" data-status={scene.state.value.status} aria-hidden="true" />;
}

export function CloseButton() {
  const { core, state, t } = useScene();
  const { layout } = state.value.around;
  if (!canClose(layout)) return null;
  return (
    <button type="button" class="plain" aria-label={t("close")} onClick={() => core.want("close")}>
      <Icon name={layout === "full" ? "close" : "minimize"} />
    </button>
  );
}

/** What is part of a page, or is the page, has nowhere to go. */
export function canClose(layout: Layout): boolean {
  return layout === "floating" || layout === "full";
}
