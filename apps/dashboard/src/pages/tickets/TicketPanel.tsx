// The right column: status, priority, whose it is, tags, who asks, and their other tickets.

import {
  ActionIcon,
  Pill,
  SegmentedControl,
  Select,
  Skeleton,
  Text,
  TextInput,
  Tooltip,
} from "@mantine/core";
import type { Ticket } from "@parlo/sdk";
import { Link } from "@tanstack/react-router";
import { MessagesSquare, Tag, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Face } from "../../parts/Face.tsx";
import { When } from "../../parts/When.tsx";
import { Fact, Part } from "../inbox/Fact.tsx";
import { useNames } from "../inbox/names.tsx";
import panel from "../inbox/VisitorPanel.module.css";
import { useTicketActs } from "./acts.ts";
import { type Priority, priorities, type Status, statuses } from "./filters.ts";
import classes from "./Tickets.module.css";
import { TicketsOf } from "./TicketsOf.tsx";
import { useTicket } from "./use-tickets.ts";

interface Props {
  propertyId: string;
  ticketId: string;
  answer: boolean;
  floating: boolean;
  onClose: () => void;
}

export function TicketPanel({ propertyId, ticketId, answer, floating, onClose }: Props) {
  const { t } = useTranslation();
  const ticket = useTicket(propertyId, ticketId).data?.ticket;
  return (
    <aside className={panel.panel} data-floating={floating || undefined} aria-label={t("tickets.keys.panel")}>
      <header className={panel.head}>
        <h2 className={panel.title}>{t("tickets.keys.panel")}</h2>
        <Tooltip label={t("close")}>
          <ActionIcon variant="subtle" color="gray" aria-label={t("close")} onClick={onClose}>
            <X size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </header>
      {ticket ? (
        <div className={panel.body}>
          <Duty ticket={ticket} answer={answer} />
          <Part title={t("inbox.panel.tags")}>
            <Tags ticket={ticket} answer={answer} />
          </Part>
          <Part title={t("tickets.requester")}>
            <Requester ticket={ticket} />
          </Part>
          <Part title={t("tickets.about")}>
            <dl className={panel.facts}>
              <Fact name={t("tickets.source")} value={t(`tickets.sources.${ticket.source}`)} />
              <Fact name={t("tickets.created")} value={<When at={ticket.createdOn} />} />
              <Fact
                name={t("tickets.firstAnswer")}
                value={ticket.firstResponseOn ? <When at={ticket.firstResponseOn} /> : "–"}
              />
              {ticket.reopened > 0 && <Fact name={t("tickets.reopened")} value={ticket.reopened} />}
            </dl>
            {ticket.chatId && (
              <Link
                to="/inbox/$propertyId/{-$view}/{-$chatId}"
                params={{ propertyId, view: "closed", chatId: ticket.chatId }}
                className={panel.chat}
              >
                <MessagesSquare size={14} aria-hidden /> {t("tickets.openChat")}
              </Link>
            )}
          </Part>
          <Others ticket={ticket} />
        </div>
      ) : (
        <div className={panel.body} aria-busy>
          <Skeleton height={32} />
          <Skeleton height={32} mt="md" />
          <Skeleton height={32} mt="md" />
        </div>
      )}
    </aside>
  );
}

function Duty({ ticket, answer }: { ticket: Ticket; answer: boolean }) {
  const { t } = useTranslation();
  const acts = useTicketActs(ticket.propertyId, ticket.id);
  const { colleagues, departments } = useNames();
  const { assignee } = ticket;
  const value = assignee.type === "department" ? `d-${assignee.id ?? ""}` : (assignee.id ?? null);
  const agents = colleagues
    .filter(({ enabled, agentId }) => enabled || agentId === assignee.id)
    .map(({ agentId, name }) => ({ value: agentId, label: name }));
  return (
    <div className={classes.duty}>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t("tickets.statusOf")}
        disabled={!answer}
        data={statuses.map((status) => ({ value: status, label: t(`tickets.status.${status}`) }))}
        value={ticket.status}
        onChange={(status) => void acts.setStatus(status as Status)}
      />
      <Select
        size="xs"
        label={t("tickets.assignee")}
        searchable
        allowDeselect={false}
        disabled={!answer}
        data={[
          { group: t("inbox.transfer.agents"), items: agents },
          {
            group: t("nav.departments"),
            items: departments.map(({ departmentId, name }) => ({ value: `d-${departmentId}`, label: name })),
          },
        ]}
        value={value}
        onChange={(to) => {
          if (!to || to === value) return;
          void acts.assign(to.startsWith("d-") ? { departmentId: to.slice(2) } : { agentId: to });
        }}
      />
      <Select
        size="xs"
        label={t("tickets.priority")}
        allowDeselect={false}
        disabled={!answer}
        data={priorities.map((priority) => ({ value: priority, label: t(`tickets.priorities.${priority}`) }))}
        value={ticket.priority}
        onChange={(priority) => {
          if (priority && priority !== ticket.priority) void acts.setPriority(priority as Priority);
        }}
      />
    </div>
  );
}

function Tags({ ticket, answer }: { ticket: Ticket; answer: boolean }) {
  const { t } = useTranslation();
  const acts = useTicketActs(ticket.propertyId, ticket.id);
  const [word, setWord] = useState("");
  const add = async () => {
    const tag = word.trim();
    if (!tag) return;
    setWord("");
    if (!(await acts.addTag(tag))) setWord(tag);
  };
  return (
    <div className={panel.tags}>
      {ticket.tags.map((tag) => (
        <Pill
          key={tag}
          withRemoveButton={answer}
          onRemove={() => void acts.removeTag(tag)}
          removeButtonProps={{
            "aria-label": t("inbox.panel.removeTag", { tag }),
            tabIndex: 0,
            "aria-hidden": false,
          }}
        >
          {tag}
        </Pill>
      ))}
      {answer && (
        <TextInput
          size="xs"
          w="100%"
          maxLength={50}
          aria-label={t("inbox.panel.addTag")}
          placeholder={t("inbox.panel.addTag")}
          leftSection={<Tag size={13} aria-hidden />}
          value={word}
          onChange={(event) => setWord(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") void add();
          }}
        />
      )}
      {!answer && ticket.tags.length === 0 && <span>–</span>}
    </div>
  );
}

function Requester({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation();
  const { name, email, phone } = ticket.requester;
  return (
    <div className={panel.person}>
      <Face name={name} size={48} />
      <Text fw={600} truncate>
        {name}
      </Text>
      <dl className={panel.facts}>
        {email && (
          <Fact name={t("fields.email")} value={<a href={`mailto:${email}`}>{email}</a>} copy={email} />
        )}
        {phone && (
          <Fact name={t("inbox.panel.phone")} value={<a href={`tel:${phone}`}>{phone}</a>} copy={phone} />
        )}
      </dl>
    </div>
  );
}

function Others({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation();
  const { propertyId, personId } = ticket;
  if (!personId) return null;
  return <TicketsOf {...{ propertyId, personId }} but={ticket.id} title={t("tickets.others")} />;
}
