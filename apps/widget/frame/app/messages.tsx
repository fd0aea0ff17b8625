// Messages on the screen: runs of one person, with face and name once, and what became of the visitor's own.

import { useMemo } from "preact/hooks";
import type { Parcel } from "../core/outbox.ts";
import type { Chat } from "../core/types.ts";
import { Face } from "./face.tsx";
import { Files } from "./files.tsx";
import { Icon } from "./icons.tsx";
import { formLines, isEmojiAlone, linkify } from "./linking.ts";
import { useScene } from "./scene.ts";
import { type Bubble, type Row, rowsOf } from "./talk.ts";
import type { Clock } from "./time.ts";
import { useClock } from "./use-clock.ts";

export function Rows({ chat, outbox }: { chat: Chat | null; outbox: readonly Parcel[] }) {
  const { state } = useScene();
  const clock = useClock();
  const { newFrom } = state.value;
  const rows = useMemo(
    () =>
      rowsOf({
        messages: chat?.messages ?? [],
        outbox,
        agentReadOn: chat?.agentReadOn,
        newFrom,
        dayOf: clock.dayKey,
      }),
    [chat, outbox, newFrom, clock],
  );
  return (
    <>
      {rows.map((row) =>
        row.kind === "run" ? (
          <Run key={row.key} run={row} chat={chat} clock={clock} />
        ) : (
          <Break key={row.key} row={row} clock={clock} />
        ),
      )}
    </>
  );
}

/** What stands between runs. */
function Break({ row, clock }: { row: Exclude<Row, RunRow>; clock: Clock }) {
  const { t } = useScene();
  if (row.kind === "came" || row.kind === "went")
    return <p class="went">{t(row.kind === "came" ? "joined" : "left", { name: row.name })}</p>;
  return (
    <p class={row.kind === "new" ? "day new" : "day"}>
      <span>{row.kind === "new" ? t("newFrom") : clock.day(row.time)}</span>
    </p>
  );
}

type RunRow = Extract<Row, { kind: "run" }>;

function Run({ run, chat, clock }: { run: RunRow; chat: Chat | null; clock: Clock }) {
  const { state, t } = useScene();
  const agent = chat?.agents.find(({ id }) => id === run.agentId);
  const name = run.name ?? agent?.name ?? state.value.settings.propertyName ?? "";
  const last = run.bubbles.at(-1);
  return (
    <div class={`run ${run.side}`}>
      {run.side === "theirs" && <Face name={name} {...(agent?.picture ? { picture: agent.picture } : {})} />}
      <div class="run-body">
        <span class={run.side === "theirs" ? "run-name" : "unseen"}>
          {run.side === "theirs" ? name : t("you")}
        </span>
        {run.bubbles.map((bubble) => (
          <Said key={bubble.id} bubble={bubble} />
        ))}
        {last && <Foot run={run} last={last} clock={clock} />}
      </div>
    </div>
  );
}

function Said({ bubble }: { bubble: Bubble }) {
  const { core, t } = useScene();
  const { id, text, files, state } = bubble;
  return (
    <div class="said" data-state={state}>
      {files.length > 0 && <Files files={files} />}
      {text && <Text text={text} />}
      {state === "failed" && (
        <span class="failed">
          <button type="button" class="link" onClick={() => core.again(id)}>
            <Icon name="alert" size={16} />
            {t("failed")}
          </button>
          <button type="button" class="link" onClick={() => core.drop(id)}>
            {t("dropFailed")}
          </button>
        </span>
      )}
    </div>
  );
}

function Text({ text }: { text: string }) {
  const lines = formLines(text);
  if (lines)
    return (
      <dl class="bubble answers">
        {lines.map(({ label, answer }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd dir="auto">{answer}</dd>
          </div>
        ))}
      </dl>
    );
  return (
    <p class={isEmojiAlone(text) ? "bubble emoji-alone" : "bubble"} dir="auto">
      {linkify(text).map(({ text: part, href }, at) =>
        href ? (
          <a key={at} href={href} target="_blank" rel="noopener noreferrer nofollow ugc">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </p>
  );
}

function Foot({ run, last, clock }: { run: RunRow; last: Bubble; clock: Clock }) {
  const { state, t } = useScene();
  if (last.state === "failed") return null;
  const time = <time dateTime={last.time}>{clock.time(last.time)}</time>;
  if (run.side === "theirs") return <span class="foot-line">{time}</span>;
  if (last.state !== "there") {
    const online = state.value.line === "open";
    return (
      <span class="foot-line">
        <Icon name="clock" size={14} />
        {t(online ? "sending" : "waits")}
      </span>
    );
  }
  return (
    <span class="foot-line" data-mark={run.mark}>
      {time}
      {run.mark && (
        <>
          <Icon name={run.mark === "read" ? "checks" : "check"} size={14} />
          {t(run.mark)}
        </>
      )}
    </span>
  );
}
