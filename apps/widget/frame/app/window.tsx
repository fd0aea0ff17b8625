// Which screen is shown, what lies over it, and how the keyboard moves in it.

import { useEffect, useRef, useState } from "preact/hooks";
import type { State } from "../core/state.ts";
import { Banner } from "./banner.tsx";
import { hasHome, isForChats, questionsOf } from "./cards.ts";
import { ConsentForm } from "./consent.tsx";
import { Conversation } from "./conversation.tsx";
import { EndDialog, RateDialog, TranscriptDialog } from "./dialogs.tsx";
import { Earlier, Past } from "./earlier.tsx";
import { keepFocusInside, putFocus } from "./focus.ts";
import { OfflineForm, PrechatForm } from "./forms.tsx";
import { ChatHeader, canClose } from "./header.tsx";
import { Article } from "./help.tsx";
import { Home } from "./home.tsx";
import { Lightbox } from "./lightbox.tsx";
import { useScene } from "./scene.ts";

const SKELETON_AFTER_MS = 150;

export function Window() {
  const scene = useScene();
  const { state, core, route, over, t } = scene;
  const root = useRef<HTMLDivElement>(null);
  const { known, around, settings, status, chat } = state.value;
  const open = around.window === "open";

  // Somebody who is talking comes back to where they were.
  const live = known && (chat?.status === "live" || state.value.outbox.some(({ kind }) => kind === "say"));
  useEffect(() => {
    if (known && (live || !hasHome(settings, status))) route.value = "chat";
  }, [known, live]);

  useEffect(() => {
    if (open && core.focus && root.current) putFocus(root.current);
  }, [open, known, JSON.stringify(route.value)]);

  useEffect(() => {
    if (!root.current) return undefined;
    const closes = () => canClose(state.value.around.layout);
    return keepFocusInside(root.current, {
      closes,
      leave() {
        if (over.value) over.value = undefined;
        else if (closes()) core.want("close");
      },
    });
  }, []);

  const shown = screenOf(state.value);
  const talking = shown === "talk" && route.value === "chat";
  useEffect(() => core.attend(talking), [talking]);
  return (
    <div
      class="window"
      ref={root}
      data-layout={around.layout}
      role="dialog"
      tabIndex={-1}
      aria-label={t("window")}
    >
      {shown === "consent" && <ConsentForm />}
      {shown === "waiting" && <Skeleton />}
      {shown === "talk" && <Screen />}
      <Over />
    </div>
  );
}

function screenOf({ around, known }: State): "consent" | "waiting" | "talk" {
  if (around.consent) return "consent";
  return known ? "talk" : "waiting";
}

function Screen() {
  const { state, route, held } = useScene();
  const { chat, outbox, status, settings } = state.value;
  const shown = route.value;
  if (typeof shown === "object")
    return "past" in shown ? <Past chatId={shown.past} /> : <Article articleId={shown.article} />;
  if (shown === "earlier") return <Earlier />;
  const talking = chat !== null || outbox.some(({ kind }) => kind === "say");
  const stays = shown === "home" || (!talking && !isForChats(settings));
  if (stays && hasHome(settings, status)) return <Home />;
  if (!talking && status === "offline") return <OfflineForm />;
  if (!talking && questionsOf(settings, status) && !held.value) return <PrechatForm />;
  return <Conversation />;
}

function Over() {
  const { over } = useScene();
  const shown = over.value;
  switch (shown?.name) {
    case "end":
      return <EndDialog />;
    case "transcript":
      return <TranscriptDialog />;
    case "rate":
      return <RateDialog />;
    case "image":
      return <Lightbox {...shown} />;
    default:
      return null;
  }
}

/** In the shape of what comes, and only when it takes long enough to be seen. */
function Skeleton() {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), SKELETON_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <ChatHeader title="" bare />
      <Banner />
      <div class="skeleton" data-late={late} aria-hidden="true">
        <i />
        <i />
        <i />
      </div>
    </>
  );
}
