// The first thing a visitor sees: a greeting in the customer's colour, and cards below it.

import { useEffect, useState } from "preact/hooks";
import type { Card, ChatLine } from "../core/types.ts";
import { Banner } from "./banner.tsx";
import { bodyOf, headerOf, isForChats, questionsOf, textOf } from "./cards.ts";
import { Composer } from "./composer.tsx";
import { LineButton } from "./earlier.tsx";
import { Face, Faces } from "./face.tsx";
import { CloseButton, StatusDot } from "./header.tsx";
import { HelpCard } from "./help.tsx";
import { Icon } from "./icons.tsx";
import { promiseOf } from "./promise.ts";
import { useScene } from "./scene.ts";
import { useClock } from "./use-clock.ts";

const SHOWN_LINES = 3;
const LIST_WAITS_MS = 150;

export function Home() {
  const { core, state } = useScene();
  const { chat: current } = state.value;
  const [lines, setLines] = useState<readonly ChatLine[] | undefined>(core.fresh ? [] : undefined);
  useEffect(() => {
    // The first drawing waits for the list, but not for long: a card that came later would push what is read.
    const timer = setTimeout(() => setLines((known) => known ?? []), LIST_WAITS_MS);
    core
      .call<readonly ChatLine[]>("messenger.list-chats", { size: SHOWN_LINES + 2 })
      .then(setLines, () => {});
    return () => clearTimeout(timer);
  }, [current?.id]);
  if (!lines) return <div class="home filled" />;
  return <Drawn lines={lines.filter(({ id }) => id !== current?.id)} />;
}

function Drawn({ lines }: { lines: readonly ChatLine[] }) {
  const scene = useScene();
  const { state, t, route } = scene;
  const { settings, status, chat } = state.value;
  const body = bodyOf(settings, status);
  const hasGreeting = headerOf(settings, status).some(({ type }) => type === "heading");
  // Where the chat card comes last the visitor writes at once.
  const writesHere = body.at(-1)?.type === "chat" && !chat && !questionsOf(settings, status);
  return (
    <>
      <div class="home">
        <header class="hero">
          <div class="hero-top">
            <Faces people={settings.team ?? []} />
            <span class="hero-name">{settings.team?.length && hasGreeting ? "" : settings.propertyName}</span>
            <CloseButton />
          </div>
          <Greeting />
          {status !== "offline" && isForChats(settings) && (
            <p class="hero-status">
              <StatusDot scene={scene} />
              {promiseOf(scene)}
            </p>
          )}
        </header>
        <Banner />
        <div class="cards">
          {/* Who is talking finds their chat first, wherever its card stands. */}
          {chat && <ChatCard />}
          {body.map((card) => (
            <CardOf key={card.id} card={card} lines={lines} hidesChat={writesHere || chat !== null} />
          ))}
        </div>
        <Branding />
      </div>
      {writesHere && (
        <Composer
          sent={() => {
            route.value = "chat";
          }}
          placeholder={t("write")}
        />
      )}
    </>
  );
}

/** The first heading and text without words of their own greet in the visitor's language. */
function Greeting() {
  const { state, t } = useScene();
  const { settings, status } = state.value;
  const cards = headerOf(settings, status);
  const first = (type: string) => cards.find((card) => card.type === type);
  const [heading, text] = [first("heading"), first("text")];
  return (
    <>
      {cards.map((card) => {
        const own = textOf(card);
        if (card === heading)
          return <h1 key={card.id}>{own || t(status === "offline" ? "offline" : "hello")}</h1>;
        if (card === text)
          return <p key={card.id}>{own || t(status === "offline" ? "offlineText" : "helloText")}</p>;
        if (card.type === "heading") return own && <h2 key={card.id}>{own}</h2>;
        if (card.type === "kb-search") return <HelpCard key={card.id} card={card} />;
        return card.type === "text" && own && <p key={card.id}>{own}</p>;
      })}
    </>
  );
}

interface CardProps {
  readonly card: Card;
  readonly lines: readonly ChatLine[];
  readonly hidesChat: boolean;
}

function CardOf({ card, lines, hidesChat }: CardProps) {
  switch (card.type) {
    case "chat":
    case "form":
      return hidesChat ? null : <ChatCard card={card} />;
    case "previous-conversations":
      return lines.length > 0 ? <EarlierCard lines={lines} title={textOf(card)} /> : null;
    case "kb-search":
      return <HelpCard card={card} />;
    case "heading":
      return textOf(card) ? <h2 class="card-heading">{textOf(card)}</h2> : null;
    case "text":
      return textOf(card) ? <p class="card card-text">{textOf(card)}</p> : null;
    default:
      return null;
  }
}

function ChatCard({ card }: { card?: Card }) {
  const { state, route, t } = useScene();
  const { chat, unread, status, settings } = state.value;
  const clock = useClock();
  const go = () => {
    route.value = "chat";
  };
  const last = chat?.messages.findLast(({ type }) => type === "msg");
  if (!chat || !last) {
    return (
      <button type="button" class="card card-start" onClick={go}>
        <b>{(card && textOf(card)) || t(status === "offline" ? "leaveMessage" : "newChat")}</b>
        <span class="round">
          <Icon name="send" />
        </span>
      </button>
    );
  }
  const agent = chat.agents.find(({ id }) => id === last.sender.id) ?? chat.agents.at(-1);
  const said = last.msg || last.attchs?.[0]?.content.file.name || "";
  return (
    <button type="button" class="card line" onClick={go}>
      <Face
        name={agent?.name ?? settings.propertyName ?? ""}
        {...(agent?.picture ? { picture: agent.picture } : {})}
      />
      <span class="line-text">
        <b>{t("goOn")}</b>
        <small>{last.sender.t === "v" ? `${t("you")}: ${said}` : said}</small>
      </span>
      <span class="line-end">
        <time>{clock.short(last.time)}</time>
        {unread > 0 && <span class="count">{unread}</span>}
      </span>
    </button>
  );
}

function EarlierCard({ lines, title }: { lines: readonly ChatLine[]; title: string }) {
  const { route, t } = useScene();
  const words = title || t("earlier");
  return (
    <section class="card card-list" aria-label={words}>
      <h2>{words}</h2>
      {lines.slice(0, SHOWN_LINES).map((line) => (
        <LineButton key={line.id} line={line} />
      ))}
      {lines.length > SHOWN_LINES && (
        <button
          type="button"
          class="link"
          onClick={() => {
            route.value = "earlier";
          }}
        >
          {t("earlierAll")}
          <Icon name="forward" size={16} />
        </button>
      )}
    </section>
  );
}

function Branding() {
  const { state, t } = useScene();
  const { branding } = state.value.settings;
  if (!branding || branding.whitelabeled || !branding.text) return null;
  const text = t("madeWith", { name: branding.text });
  return (
    <p class="branding">
      {branding.url && /^https?:\/\//i.test(branding.url) ? (
        <a href={branding.url} target="_blank" rel="noopener noreferrer">
          {text}
        </a>
      ) : (
        text
      )}
    </p>
  );
}
