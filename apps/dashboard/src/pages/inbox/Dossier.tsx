// What is known of the visitor beyond this chat: the visit, its pages, the device, what the site told, and the note.

import { Textarea } from "@mantine/core";
import type { InboxChat } from "@parlo/sdk";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCall } from "../../api/calls.ts";
import { currentLanguage } from "../../i18n/i18n.ts";
import { languageName } from "../../i18n/names.ts";
import { useInbox } from "../../live/live.tsx";
import { useSave } from "../../parts/save.ts";
import { When } from "../../parts/When.tsx";
import { timeOfDay } from "./age.ts";
import { Fact, Part } from "./Fact.tsx";
import classes from "./VisitorPanel.module.css";

const SHOWN_PAGES = 8;

export function Dossier({ chat, answer }: { chat: InboxChat; answer: boolean }) {
  const { t } = useTranslation();
  const { propertyId } = useInbox();
  const visitor = useCall("visitor.get", { propertyId, visitorId: chat.visitor.id }).data;
  if (!visitor) return null;
  const { device, language, referrer, pages, visits, pageViews, customAttributes, userId } = visitor;
  const told = Object.entries(customAttributes);
  return (
    <>
      <Note key={visitor.id} visitorId={visitor.id} note={visitor.note} answer={answer} />
      {pages.length > 0 && (
        <Part title={t("inbox.panel.pages")}>
          <ol className={classes.pages}>
            {pages
              .toSorted((a, b) => b.viewedOn.localeCompare(a.viewedOn))
              .slice(0, SHOWN_PAGES)
              .map(({ url, title, viewedOn }) => (
                <li key={`${viewedOn} ${url}`}>
                  <a href={url} target="_blank" rel="noreferrer noopener" title={url}>
                    {title || url}
                  </a>
                  <time dateTime={viewedOn}>{timeOfDay(viewedOn, currentLanguage())}</time>
                </li>
              ))}
          </ol>
        </Part>
      )}
      <Part title={t("inbox.panel.visit")}>
        <dl className={classes.facts}>
          {device && <Fact name={t("inbox.panel.device")} value={`${device.browser}, ${device.os}`} />}
          {language && (
            <Fact name={t("language")} value={languageName(language.slice(0, 2), currentLanguage())} />
          )}
          {referrer && <Fact name={t("inbox.panel.referrer")} value={referrer} copy={referrer} />}
          <Fact name={t("inbox.panel.visits")} value={visits} />
          <Fact name={t("inbox.panel.views")} value={pageViews} />
          {userId && <Fact name={t("inbox.panel.userId")} value={<code>{userId}</code>} copy={userId} />}
          <Fact name={t("inbox.panel.lastSeen")} value={<When at={visitor.lastActiveOn} />} />
        </dl>
      </Part>
      {told.length > 0 && (
        <Part title={t("inbox.panel.attributes")}>
          <dl className={classes.facts}>
            {told.map(([key, value]) => (
              <Fact key={key} name={key} value={String(value)} />
            ))}
          </dl>
        </Part>
      )}
    </>
  );
}

/** Saved when one leaves the field. */
function Note({ visitorId, note, answer }: { visitorId: string; note: string; answer: boolean }) {
  const { t } = useTranslation();
  const { propertyId } = useInbox();
  const [text, setText] = useState(note);
  const save = useSave("visitor.update", null, { noted: true });
  // What a colleague wrote shows here too.
  useEffect(() => setText(note), [note]);
  if (!answer && !note) return null;
  return (
    <Part title={t("inbox.panel.note")}>
      <Textarea
        size="sm"
        autosize
        minRows={1}
        maxRows={8}
        readOnly={!answer}
        aria-label={t("inbox.panel.note")}
        placeholder={t("inbox.panel.noteHint")}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => {
          if (text.trim() !== note) save.submit({ propertyId, visitorId, note: text.trim() });
        }}
      />
    </Part>
  );
}
