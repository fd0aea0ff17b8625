// The right column: who the visitor is, the pages of the visit, device, tags, and earlier chats.

import { ActionIcon, Skeleton, Text, Tooltip } from "@mantine/core";
import type { InboxChat } from "@parlo/sdk";
import { Link } from "@tanstack/react-router";
import { ThumbsDown, ThumbsUp, X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useCall } from "../../api/calls.ts";
import { currentLanguage } from "../../i18n/i18n.ts";
import { useChat, useInbox, useThread } from "../../live/live.tsx";
import { CopyButton } from "../../parts/CopyButton.tsx";
import { Face } from "../../parts/Face.tsx";
import { When } from "../../parts/When.tsx";
import { useCurrentProperty } from "../../shell/current-property.ts";
import { placeName, timeOfDay } from "./age.ts";
import { TagField } from "./TagField.tsx";
import classes from "./VisitorPanel.module.css";

interface Props {
  chatId: string;
  floating: boolean;
  onClose: () => void;
}

export function VisitorPanel({ chatId, floating, onClose }: Props) {
  const { t } = useTranslation();
  const chat = useChat(chatId);
  const answer = useCurrentProperty()?.can.answer ?? false;
  return (
    <aside
      className={classes.panel}
      data-floating={floating || undefined}
      aria-label={t("inbox.panel.title")}
    >
      <header className={classes.head}>
        <h2 className={classes.title}>{t("inbox.panel.title")}</h2>
        <Tooltip label={t("inbox.keys.foldPanel")}>
          <ActionIcon variant="subtle" color="gray" aria-label={t("inbox.keys.foldPanel")} onClick={onClose}>
            <X size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </header>
      {chat ? (
        <div className={classes.body}>
          <Person chat={chat} />
          <Part title={t("inbox.panel.tags")}>
            <TagField chat={chat} answer={answer} />
          </Part>
          <Pages chatId={chatId} />
          <Contact chat={chat} />
          <Earlier chat={chat} />
        </div>
      ) : (
        <div className={classes.body} aria-busy>
          <Skeleton height={48} width={48} circle />
          <Skeleton height={12} mt="md" width="60%" />
          <Skeleton height={12} mt="sm" width="80%" />
        </div>
      )}
    </aside>
  );
}

export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.part}>
      <h3 className={classes.partTitle}>{title}</h3>
      {children}
    </section>
  );
}

function Person({ chat }: { chat: InboxChat }) {
  const { t } = useTranslation();
  const { name, email, phone } = chat.visitor;
  const place = placeName(chat.location, currentLanguage());
  return (
    <div className={classes.person}>
      <Face name={name} size={48} />
      <div className={classes.personName}>
        <Text fw={600} truncate>
          {name}
        </Text>
        {place && (
          <Text size="xs" c="dimmed">
            {place}
          </Text>
        )}
      </div>
      <dl className={classes.facts}>
        {email && (
          <Fact name={t("fields.email")} value={<a href={`mailto:${email}`}>{email}</a>} copy={email} />
        )}
        {phone && (
          <Fact name={t("inbox.panel.phone")} value={<a href={`tel:${phone}`}>{phone}</a>} copy={phone} />
        )}
        {chat.ip && <Fact name={t("inbox.panel.ip")} value={<code>{chat.ip}</code>} copy={chat.ip} />}
        <Fact name={t("inbox.panel.started")} value={<When at={chat.createdOn} />} />
      </dl>
    </div>
  );
}

export function Fact({ name, value, copy }: { name: string; value: ReactNode; copy?: string }) {
  const { t } = useTranslation();
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd>
        <span className={classes.value}>{value}</span>
        {copy && <CopyButton value={copy} label={t("inbox.panel.copy", { name })} small />}
      </dd>
    </div>
  );
}

const SHOWN_PAGES = 8;

/** The pages the visitor came by in this chat, the latest first. */
function Pages({ chatId }: { chatId: string }) {
  const { t } = useTranslation();
  const thread = useThread(chatId);
  const pages = (thread?.messages ?? []).filter(({ type, data }) => type === "nav" && data).toReversed();
  if (pages.length === 0) return null;
  return (
    <Part title={t("inbox.panel.pages")}>
      <ol className={classes.pages}>
        {pages.slice(0, SHOWN_PAGES).map(({ messageId, data, time }) => (
          <li key={messageId}>
            <a href={data?.url} target="_blank" rel="noreferrer noopener" title={data?.url}>
              {data?.title || data?.url}
            </a>
            <time dateTime={time}>{timeOfDay(time, currentLanguage())}</time>
          </li>
        ))}
      </ol>
    </Part>
  );
}

/** What is known of the person beyond this chat. */
function Contact({ chat }: { chat: InboxChat }) {
  const { t } = useTranslation();
  const { propertyId } = useInbox();
  if (!chat.personId) return null;
  return (
    <Known
      key={chat.personId}
      propertyId={propertyId}
      personId={chat.personId}
      title={t("inbox.panel.contact")}
    />
  );
}

function Known({ propertyId, personId, title }: { propertyId: string; personId: string; title: string }) {
  const { t } = useTranslation();
  const person = useCall("contact.person.get", {
    propertyId,
    personId,
    fields: ["jobTitle", "device", "webSession", "tags", "firstSeenOn", "customAttributes", "userId"],
  }).data?.person;
  if (!person) return null;
  const { jobTitle, device, webSession, firstSeenOn, customAttributes = {}, userId } = person;
  return (
    <Part title={title}>
      <dl className={classes.facts}>
        {jobTitle && <Fact name={t("inbox.panel.job")} value={jobTitle} />}
        {userId && <Fact name={t("inbox.panel.userId")} value={<code>{userId}</code>} copy={userId} />}
        {device && (
          <Fact
            name={t("inbox.panel.device")}
            value={[device.browser, device.os].filter(Boolean).join(", ")}
          />
        )}
        {webSession && <Fact name={t("inbox.panel.visits")} value={webSession.count} />}
        {firstSeenOn && <Fact name={t("inbox.panel.firstSeen")} value={<When at={firstSeenOn} />} />}
        {Object.entries(customAttributes).map(([key, value]) => (
          <Fact key={key} name={key} value={String(value)} />
        ))}
      </dl>
    </Part>
  );
}

const SHOWN_CHATS = 10;

function Earlier({ chat }: { chat: InboxChat }) {
  const { t } = useTranslation();
  const { propertyId } = useInbox();
  const earlier = useCall("chat.list", {
    propertyId,
    visitorId: chat.visitor.id,
    size: SHOWN_CHATS + 1,
  }).data;
  const others = earlier?.filter(({ id }) => id !== chat.id).slice(0, SHOWN_CHATS);
  return (
    <Part title={t("inbox.panel.earlier")}>
      {others === undefined ? (
        <Skeleton height={12} width="70%" />
      ) : others.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t("inbox.panel.firstChat")}
        </Text>
      ) : (
        <ul className={classes.chats}>
          {others.map((one) => (
            <li key={one.id}>
              <Link
                to="/inbox/$propertyId/{-$view}/{-$chatId}"
                params={{ propertyId, view: one.status === "closed" ? "closed" : "live", chatId: one.id }}
                className={classes.chat}
              >
                <span className={classes.chatWords}>
                  {one.messages.find(({ type, msg }) => type === "msg" && msg)?.msg ??
                    t("inbox.panel.noWords")}
                </span>
                <span className={classes.chatFacts}>
                  <When at={one.createdOn} />
                  {one.rating === 1 && <ThumbsUp size={13} aria-label={t("inbox.rating.good")} />}
                  {one.rating === -1 && <ThumbsDown size={13} aria-label={t("inbox.rating.bad")} />}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}
