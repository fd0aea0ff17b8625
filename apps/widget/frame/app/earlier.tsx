// Conversations of before: the list, and reading one.

import { useEffect, useState } from "preact/hooks";
import type { Chat, ChatLine } from "../core/types.ts";
import { Before } from "./before.tsx";
import { Face } from "./face.tsx";
import { ChatHeader } from "./header.tsx";
import { Rows } from "./messages.tsx";
import { useScene } from "./scene.ts";
import { useClock } from "./use-clock.ts";

export function Earlier() {
  const { t, route, state } = useScene();
  const [lines, trouble, again] = useCall<readonly ChatLine[]>("messenger.list-chats", {});
  const current = state.value.chat?.id;
  return (
    <>
      <ChatHeader
        title={t("earlier")}
        bare
        back={() => {
          route.value = "home";
        }}
      />
      <div class="scroll pad">
        {trouble && <Trouble again={again} />}
        {lines?.length === 0 && <p class="quiet">{t("earlierNone")}</p>}
        {lines
          ?.filter(({ id }) => id !== current)
          .map((line) => (
            <LineButton key={line.id} line={line} />
          ))}
      </div>
    </>
  );
}

export function LineButton({ line }: { line: ChatLine }) {
  const { route, state } = useScene();
  const clock = useClock();
  const agent = line.agents.at(-1);
  const name = line.agents.map((one) => one.name).join(", ") || state.value.settings.propertyName || "";
  return (
    <button
      type="button"
      class="line"
      onClick={() => {
        route.value = { past: line.id };
      }}
    >
      <Face name={name} {...(agent?.picture ? { picture: agent.picture } : {})} />
      <span class="line-text">
        <b>{name}</b>
        <small>{line.text}</small>
      </span>
      <span class="line-end">
        <time>{clock.short(line.endedOn ?? line.startedOn)}</time>
      </span>
    </button>
  );
}

export function Past({ chatId }: { chatId: string }) {
  const { core, state, t, route } = useScene();
  const clock = useClock();
  const [found, trouble, again] = useCall<Chat>("messenger.get-chat", { chatId });
  const [longer, setLonger] = useState<Chat>();
  const chat = longer ?? found;
  const names = chat?.agents.map(({ name }) => name).join(", ");
  return (
    <>
      <ChatHeader
        title={names || t("earlier")}
        bare
        back={() => {
          route.value = "home";
        }}
      />
      <div class="scroll">
        {trouble && <Trouble again={again} />}
        {chat && (
          <div class="log">
            <Before chat={chat} add={setLonger} />
            <Rows chat={chat} outbox={[]} />
            <p class="went">
              {t("ended")}
              {chat.endedOn && ` · ${clock.day(chat.endedOn)}, ${clock.time(chat.endedOn)}`}
            </p>
          </div>
        )}
      </div>
      {chat && state.value.chat?.status !== "live" && (
        <div class="foot">
          <button
            type="button"
            class="button wide"
            onClick={() => {
              core.show(chat);
              route.value = "chat";
            }}
          >
            {t("goOn")}
          </button>
        </div>
      )}
    </>
  );
}

function Trouble({ again }: { again(): void }) {
  const { t } = useScene();
  return (
    <p class="quiet" role="alert">
      {t("trouble")}{" "}
      <button type="button" class="link" onClick={again}>
        {t("again")}
      </button>
    </p>
  );
}

/** What a method answers, whether it failed, and how to ask again. */
function useCall<T>(method: string, params: object): readonly [T | undefined, boolean, () => void] {
  const { core } = useScene();
  const [data, setData] = useState<T>();
  const [trouble, setTrouble] = useState(false);
  const ask = () => {
    setTrouble(false);
    core.call<T>(method, params).then(setData, () => setTrouble(true));
  };
  useEffect(ask, []);
  return [data, trouble, ask];
}
