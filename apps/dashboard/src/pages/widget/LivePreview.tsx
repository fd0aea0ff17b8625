// The real widget beside the form: launcher and window as visitors will see them, with what is not saved yet.

import { Button, SegmentedControl } from "@mantine/core";
import type { TFunction } from "i18next";
import { Eye, EyeOff } from "lucide-react";
import { useContext, useEffect, useId, useRef, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { asShown } from "./drafts.ts";
import classes from "./LivePreview.module.css";
import { DraftsOfPage, type Widget } from "./widget-settings.ts";

const STATES = ["online", "away", "offline"] as const;
const SCREENS = ["closed", "open", "talk"] as const;
type Screen = (typeof SCREENS)[number];

interface TawkWindow extends Window {
  Tawk_API?: { maximize?(): void; minimize?(): void };
}

export function LivePreview({ propertyId, widget }: { propertyId: string; widget: Widget }) {
  const { t } = useTranslation();
  const drafts = useContext(DraftsOfPage);
  const draft = useSyncExternalStore(drafts.subscribe, drafts.current);
  const [status, setStatus] = useState<(typeof STATES)[number]>("online");
  const [screen, setScreen] = useState<Screen>("open");
  const [phone, setPhone] = useState(false);
  // Where there is no room beside the forms, it lies over them when it is asked for.
  const [shown, setShown] = useState(false);
  const talks = screen === "talk";
  const settings = asShown(widget, draft);
  return (
    <aside className={classes.place} aria-label={t("widget.preview.title")} data-shown={shown || undefined}>
      <Button
        variant="default"
        className={classes.toggle}
        aria-expanded={shown}
        leftSection={shown ? <EyeOff size={16} aria-hidden /> : <Eye size={16} aria-hidden />}
        onClick={() => setShown(!shown)}
      >
        {t(shown ? "widget.preview.hide" : "widget.preview.title")}
      </Button>
      <div className={classes.controls}>
        <SegmentedControl
          size="xs"
          aria-label={t("widget.preview.screen")}
          value={screen}
          onChange={(value) => setScreen(value as Screen)}
          data={SCREENS.map((value) => ({ value, label: t(`widget.preview.screens.${value}`) }))}
        />
        <SegmentedControl
          size="xs"
          aria-label={t("widget.preview.who")}
          value={status}
          onChange={(value) => setStatus(value as typeof status)}
          data={STATES.map((value) => ({ value, label: t(`presence.${value}`) }))}
        />
        <SegmentedControl
          size="xs"
          aria-label={t("widget.preview.device")}
          value={phone ? "phone" : "desktop"}
          onChange={(value) => setPhone(value === "phone")}
          data={(["desktop", "phone"] as const).map((value) => ({
            value,
            label: t(`widget.preview.devices.${value}`),
          }))}
        />
      </div>
      <Stage
        // Who talks cannot go back to the first screen by a setting: that is another visitor.
        key={`${widget.widgetId} ${talks} ${phone}`}
        src={`/embed/preview/${propertyId}/${widget.widgetId}`}
        phone={phone}
        open={screen !== "closed"}
        draft={{ widgetId: widget.widgetId, status, settings, chat: talks ? sample(t) : null }}
      />
    </aside>
  );
}

interface StageProps {
  src: string;
  phone: boolean;
  open: boolean;
  draft: object;
}

/** The frame says when it is there, and hears every change from then on. */
function Stage({ src, phone, open, draft }: StageProps) {
  const { t } = useTranslation();
  const id = useId();
  const [url] = useState(`${src}?for=${encodeURIComponent(`${id}${performance.now()}`)}`);
  const frame = useRef<HTMLIFrameElement>(null);
  const channel = useRef<BroadcastChannel>(undefined);
  const latest = useRef(draft);
  const wantsOpen = useRef(open);
  latest.current = draft;
  wantsOpen.current = open;

  useEffect(() => {
    const made = new BroadcastChannel(`parlo-preview ${location.origin}${url}`);
    made.onmessage = () => {
      made.postMessage(latest.current);
      turn(frame.current, wantsOpen.current);
    };
    channel.current = made;
    return () => made.close();
  }, [url]);

  const said = JSON.stringify(draft);
  useEffect(() => {
    channel.current?.postMessage(JSON.parse(said));
  }, [said]);
  useEffect(() => turn(frame.current, open), [open]);

  return (
    <div className={classes.stage} data-phone={phone || undefined}>
      <iframe ref={frame} src={url} title={t("widget.preview.title")} className={classes.frame} />
    </div>
  );
}

function turn(frame: HTMLIFrameElement | null, open: boolean): void {
  const api = (frame?.contentWindow as TawkWindow | null | undefined)?.Tawk_API;
  if (open) api?.maximize?.();
  else api?.minimize?.();
}

function sample(t: TFunction): object {
  const at = (minute: number) => `2026-11-02T09:0${minute}:00.000Z`;
  const said = (id: string, minute: number, sender: object, msg: string) => ({
    id,
    sender,
    type: "msg",
    time: at(minute),
    msg,
  });
  const agent = { t: "a", id: "agent", n: "Aurora" };
  return {
    id: "preview",
    status: "live",
    startedOn: at(0),
    agents: [{ id: "agent", name: "Aurora" }],
    present: ["agent"],
    messages: [
      said("1", 0, { t: "v" }, t("widget.preview.visitor")),
      said("2", 1, agent, t("widget.preview.agent")),
    ],
  };
}
