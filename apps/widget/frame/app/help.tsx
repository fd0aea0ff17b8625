// Where the help is drawn: its card, and an article in place of the first screen. What draws it is loaded when it is needed.

import { useEffect, useRef } from "preact/hooks";
import type { Card } from "../core/types.ts";
import { textOf } from "./cards.ts";
import { ChatHeader } from "./header.tsx";
import { type Scene, useScene } from "./scene.ts";

type Help = typeof import("../help/help.ts");

function useHelp(draw: (help: Help, place: HTMLElement) => () => void, about: readonly unknown[]) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let stop: () => void = () => {};
    let gone = false;
    import("../help/help.ts").then(
      (help) => {
        if (!gone && place.current) stop = draw(help, place.current);
      },
      // The network failed: the window goes on without.
      () => {},
    );
    return () => {
      gone = true;
      stop();
    };
  }, about);
  return place;
}

function kitOf({ core, t, locale, route }: Scene) {
  return {
    call: core.call.bind(core),
    t,
    language: locale.slice(0, 20),
    read(articleId: string) {
      route.value = { article: articleId };
    },
  };
}

/** It becomes a card once there is something to read. */
export function HelpCard({ card }: { card: Card }) {
  const scene = useScene();
  const title = textOf(card);
  const place = useHelp((help, at) => help.drawSearch(at, title, kitOf(scene)), [title, scene.language]);
  return <div ref={place} class="help" hidden />;
}

export function Article({ articleId }: { articleId: string }) {
  const scene = useScene();
  const { route, t } = scene;
  const place = useHelp((help, at) => help.drawArticle(at, articleId, kitOf(scene)), [articleId]);
  return (
    <>
      <ChatHeader
        title={t("help")}
        bare
        back={() => {
          route.value = "home";
        }}
      />
      <div ref={place} class="scroll help-article" />
    </>
  );
}
