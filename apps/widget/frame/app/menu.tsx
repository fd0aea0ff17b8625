// What can be done with a chat besides writing.

import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "./icons.tsx";
import { type Over, useScene } from "./scene.ts";

type Item = {
  readonly icon: Parameters<typeof Icon>[0]["name"];
  readonly text: string;
  readonly checked?: boolean;
  act(): void;
};

export function Menu() {
  const { over, t } = useScene();
  const button = useRef<HTMLButtonElement>(null);
  const open = over.value?.name === "menu";
  const close = () => {
    over.value = undefined;
    button.current?.focus();
  };
  return (
    <div class="menu-place">
      <button
        ref={button}
        type="button"
        class="plain"
        aria-label={t("menu")}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => {
          over.value = open ? undefined : { name: "menu" };
        }}
      >
        <Icon name="more" />
      </button>
      {open && <Items close={close} />}
    </div>
  );
}

function Items({ close }: { close(): void }) {
  const items = useItems(close);
  const list = useRef<HTMLDivElement>(null);
  const move = (by: number) => {
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons.at((at + by) % buttons.length)?.focus();
  };
  useEffect(() => {
    list.current?.querySelector("button")?.focus();
    const away = ({ target }: PointerEvent) => {
      if (target instanceof Node && !list.current?.parentElement?.contains(target)) close();
    };
    document.addEventListener("pointerdown", away);
    return () => document.removeEventListener("pointerdown", away);
  }, []);
  return (
    <div
      ref={list}
      class="menu"
      role="menu"
      data-modal
      onKeyDown={(event) => {
        if (event.key === "ArrowDown") move(1);
        else if (event.key === "ArrowUp") move(-1);
        else if (event.key === "Escape") close();
        else return;
        event.preventDefault();
      }}
    >
      {items.map(({ icon, text, checked, act }) => (
        <button
          key={text}
          type="button"
          role={checked === undefined ? "menuitem" : "menuitemcheckbox"}
          {...(checked === undefined ? {} : { "aria-checked": checked })}
          onClick={act}
        >
          <Icon name={icon} />
          <span>{text}</span>
          {checked !== undefined && <span class="switch" data-on={checked} aria-hidden="true" />}
        </button>
      ))}
    </div>
  );
}

function useItems(close: () => void): readonly Item[] {
  const { core, state, over, t } = useScene();
  const { chat, settings, around } = state.value;
  const [sound, setSound] = useState(core.soundOn);
  const features = settings.widget?.features ?? {};
  const show = (name: Exclude<Over["name"], "image">) => () => {
    over.value = { name } as Over;
  };
  const items: (Item | false | null | undefined)[] = [
    settings.widget?.notification?.all?.sound !== false && {
      icon: "sound",
      text: t("sound"),
      checked: sound,
      act() {
        core.sound(!sound);
        setSound(!sound);
      },
    },
    chat && features.rating !== false && { icon: "smile", text: t("rate"), act: show("rate") },
    chat && features.transcript !== false && { icon: "mail", text: t("transcript"), act: show("transcript") },
    !around.popout &&
      around.layout !== "page" && {
        icon: "popOut",
        text: t("popOut"),
        act() {
          close();
          core.want("popout");
        },
      },
    chat?.status === "live" && { icon: "end", text: t("end"), act: show("end") },
  ];
  return items.filter((one): one is Item => Boolean(one));
}
