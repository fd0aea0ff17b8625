// A chat: what was said, kept at its end while the visitor is there, and where to write.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Banner } from "./banner.tsx";
import { Before } from "./before.tsx";
import { Composer } from "./composer.tsx";
import { DropPlace } from "./drop.tsx";
import { Face } from "./face.tsx";
import { TalkHeader } from "./header.tsx";
import { Icon } from "./icons.tsx";
import { Rows } from "./messages.tsx";
import { Rating } from "./rating.tsx";
import { useScene } from "./scene.ts";
import { useUploads } from "./uploads.ts";

/** Closer to the end than this, the visitor is at the end. */
const NEAR_PX = 60;

export function Conversation() {
  const { core, state, t } = useScene();
  const { chat, outbox } = state.value;
  const uploads = useUploads();
  const ended = chat?.status === "ended";
  return (
    <DropPlace add={uploads.add}>
      <TalkHeader />
      <Banner />
      <Log>
        {!chat && outbox.length === 0 && <Welcome />}
        <Before chat={chat} add={core.show} />
        <Rows chat={chat} outbox={outbox} />
        <Waiting />
        <Typing />
        {ended && <Ended />}
      </Log>
      <Composer uploads={uploads} placeholder={t(ended ? "writeOn" : "write")} />
    </DropPlace>
  );
}

/** Stays at the end as long as the visitor is there; says so when something new is below. */
function Log({ children }: { children: preact.ComponentChildren }) {
  const { state, t } = useScene();
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [away, setAway] = useState(false);
  const [missed, setMissed] = useState(false);
  const { chat, outbox, newFrom } = state.value;
  const oldest = chat?.messages.at(0)?.id;
  const newest = chat?.messages.at(-1)?.id;
  /** From the top of what is seen to the end: it stays when older messages come in above. */
  const fromEnd = useRef(0);
  const mine = outbox.at(-1)?.id;

  const toEnd = (behavior: ScrollBehavior = "instant") => {
    const box = scroller.current;
    box?.scrollTo({ top: box.scrollHeight, behavior });
  };
  useLayoutEffect(() => {
    if (!scroller.current || !content.current) return undefined;
    // What grows (a picture, the keyboard of a phone) does not push the end out of sight.
    const watch = new ResizeObserver(() => {
      if (atEnd.current) toEnd();
    });
    watch.observe(scroller.current);
    watch.observe(content.current);
    return () => watch.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
    else setMissed(true);
  }, [newest]);
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box && !atEnd.current) box.scrollTop = box.scrollHeight - fromEnd.current;
  }, [oldest]);
  useLayoutEffect(() => {
    // What is new begins at the top, or all of it is in sight.
    const [box, line] = [scroller.current, content.current?.querySelector(".day.new")];
    // Not scrollIntoView: that would move the customer's page as well.
    if (box && line) box.scrollTop += line.getBoundingClientRect().top - box.getBoundingClientRect().top;
  }, [newFrom]);
  useLayoutEffect(() => {
    if (!mine) return;
    atEnd.current = true;
    toEnd();
  }, [mine]);

  return (
    <div class="log-place">
      <div
        ref={scroller}
        class="scroll"
        onScroll={({ currentTarget: box }) => {
          fromEnd.current = box.scrollHeight - box.scrollTop;
          atEnd.current = fromEnd.current - box.clientHeight < NEAR_PX;
          setAway(!atEnd.current);
          if (atEnd.current) setMissed(false);
        }}
      >
        <div ref={content} class="log" role="log" aria-live="polite" aria-label={t("log")}>
          {children}
        </div>
      </div>
      {away && (
        <button
          type="button"
          class="to-end"
          data-missed={missed}
          aria-label={t(missed ? "newBelow" : "toEnd")}
          onClick={() => {
            atEnd.current = true;
            toEnd("smooth");
          }}
        >
          <Icon name="down" size={16} />
          {missed && t("newBelow")}
        </button>
      )}
    </div>
  );
}

function Welcome() {
  const { state, t } = useScene();
  const { settings, status } = state.value;
  return (
    <div class="welcome">
      <p>{t(status === "offline" ? "offlineText" : "helloText")}</p>
      {settings.prechat?.message && <p>{settings.prechat.message}</p>}
    </div>
  );
}

/** Until somebody answers, silence would look like a fault. */
function Waiting() {
  const { state, t } = useScene();
  const { chat, status } = state.value;
  const waits =
    chat?.status === "live" &&
    chat.agents.length === 0 &&
    chat.messages.every(({ sender }) => sender.t === "v");
  if (!waits) return null;
  return <p class="went">{t(status === "online" ? "waitsForAgent" : "away")}</p>;
}

function Typing() {
  const { state, t } = useScene();
  const { typing, chat, settings } = state.value;
  const shown = settings.widget?.notification?.all?.agentTyping !== false;
  const [one] = typing;
  const agent = chat?.agents.find(({ id }) => id === one?.id);
  return (
    <div class="typing" data-shown={shown && one !== undefined}>
      {shown && one && (
        <div class="run theirs">
          <Face name={one.name} {...(agent?.picture ? { picture: agent.picture } : {})} />
          <div class="bubble dots">
            <span class="unseen">{t("typing", { name: one.name })}</span>
            <i />
            <i />
            <i />
          </div>
        </div>
      )}
    </div>
  );
}

function Ended() {
  const { core, state, t } = useScene();
  const features = state.value.settings.widget?.features ?? {};
  return (
    <section class="ended" aria-label={t("ended")}>
      <p class="went">{t("ended")}</p>
      {features.rating !== false && <Rating />}
      <button type="button" class="button soft" onClick={() => core.part()}>
        {t("startAnew")}
      </button>
    </section>
  );
}
