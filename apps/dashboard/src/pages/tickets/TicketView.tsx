// The open ticket: its head, what was written and what happened, and the composer.

import { ActionIcon, Button, Menu, Skeleton, Text, TextInput, Tooltip } from "@mantine/core";
import type { Ticket } from "@parlo/sdk";
import {
  CircleCheck,
  EllipsisVertical,
  PanelLeftOpen,
  PanelRight,
  PenLine,
  RotateCcw,
  Trash2,
  UserCheck,
} from "lucide-react";
import { type Ref, useImperativeHandle, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Confirm } from "../../parts/Confirm.tsx";
import { undoable } from "../../parts/said.tsx";
import { useSave } from "../../parts/save.ts";
import { Trouble } from "../../parts/Trouble.tsx";
import { When } from "../../parts/When.tsx";
import { useMe } from "../../shell/me.ts";
import conversation from "../inbox/Conversation.module.css";
import head from "../inbox/ConversationHead.module.css";
import type { WritingHandle } from "../inbox/Writing.tsx";
import { useTicketActs } from "./acts.ts";
import { StatusMark } from "./StatusMark.tsx";
import { TicketComposer } from "./TicketComposer.tsx";
import { TicketThread } from "./TicketThread.tsx";
import { useTicket, type WholeTicket } from "./use-tickets.ts";

export interface TicketHandle {
  do(what: "reply" | "note" | "take" | "close"): void;
}

interface Props {
  ref: Ref<TicketHandle>;
  propertyId: string;
  ticketId: string;
  answer: boolean;
  listFolded: boolean;
  panelShown: boolean;
  onUnfold: () => void;
  onPanel: () => void;
  onGone: () => void;
}

export function TicketView({ propertyId, ticketId, ...props }: Props) {
  const read = useTicket(propertyId, ticketId);
  if (read.data) return <Opened whole={read.data} {...props} />;
  if (read.error)
    return (
      <div className={conversation.trouble}>
        <Trouble error={read.error} onRetry={() => void read.refetch()} />
      </div>
    );
  return (
    <div className={conversation.conversation} data-conversation aria-busy>
      <div className={conversation.skeletonHead}>
        <Skeleton height={16} width={220} />
      </div>
      <div className={conversation.skeletons}>
        <Skeleton height={92} radius="md" />
        <Skeleton height={64} radius="md" />
      </div>
    </div>
  );
}

type OpenedProps = Omit<Props, "propertyId" | "ticketId"> & { whole: WholeTicket };

function Opened({ ref, whole, answer, listFolded, panelShown, onUnfold, onPanel, onGone }: OpenedProps) {
  const { t } = useTranslation();
  const { ticket } = whole;
  const me = useMe();
  const acts = useTicketActs(ticket.propertyId, ticket.id);
  const composer = useRef<WritingHandle>(null);
  const [deleting, askDelete] = useState(false);
  const isClosed = ticket.status === "closed";
  const turn = () => void acts.setStatus(isClosed ? "open" : "closed");
  const take = () => void acts.assign({ agentId: me.id });
  useImperativeHandle(ref, () => ({
    do(what) {
      if (!answer) return;
      if (what === "reply") composer.current?.focus("message");
      else if (what === "note") composer.current?.focus("note");
      else if (what === "take") take();
      else turn();
    },
  }));
  return (
    <section
      className={conversation.conversation}
      data-conversation
      aria-label={t("tickets.one", { number: ticket.humanId })}
    >
      <header className={head.head}>
        {listFolded && (
          <Tooltip label={t("inbox.keys.unfoldList")}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t("inbox.keys.unfoldList")}
              onClick={onUnfold}
            >
              <PanelLeftOpen size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
        <Subject ticket={ticket} answer={answer} onSave={acts.setSubject} />
        {answer && (
          <Button
            size="xs"
            variant="default"
            leftSection={
              isClosed ? <RotateCcw size={16} aria-hidden /> : <CircleCheck size={16} aria-hidden />
            }
            onClick={turn}
          >
            {isClosed ? t("tickets.act.reopen") : t("tickets.act.close")}
          </Button>
        )}
        {answer && (
          <Menu position="bottom-end" width={200}>
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" aria-label={t("inbox.act.more")}>
                <EllipsisVertical size={16} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {ticket.assignee.id !== me.id && (
                <Menu.Item leftSection={<UserCheck size={16} aria-hidden />} onClick={take}>
                  {t("tickets.keys.take")}
                </Menu.Item>
              )}
              <Menu.Item
                color="danger"
                leftSection={<Trash2 size={16} aria-hidden />}
                onClick={() => askDelete(true)}
              >
                {t("tickets.act.delete")}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
        <Tooltip label={t("tickets.keys.panel")}>
          <ActionIcon
            variant={panelShown ? "light" : "subtle"}
            color={panelShown ? "accent" : "gray"}
            aria-label={t("tickets.keys.panel")}
            aria-pressed={panelShown}
            onClick={onPanel}
          >
            <PanelRight size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </header>
      <TicketThread whole={whole} />
      {answer && <TicketComposer ref={composer} ticket={ticket} />}
      <AskDelete ticket={ticket} opened={deleting} onClose={() => askDelete(false)} onDone={onGone} />
    </section>
  );
}

interface SubjectProps {
  ticket: Ticket;
  answer: boolean;
  onSave: (subject: string) => Promise<boolean>;
}

/** The subject, which is written where it stands. */
function Subject({ ticket, answer, onSave }: SubjectProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<string | null>(null);
  const save = async () => {
    const subject = draft?.trim() ?? "";
    setDraft(null);
    if (subject && subject !== ticket.subject) await onSave(subject);
  };
  return (
    <div className={head.whom}>
      {draft === null ? (
        <h2 className={head.name}>
          {ticket.subject}
          {answer && (
            <Tooltip label={t("tickets.act.rename")}>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                ml={4}
                aria-label={t("tickets.act.rename")}
                onClick={() => setDraft(ticket.subject)}
              >
                <PenLine size={14} aria-hidden />
              </ActionIcon>
            </Tooltip>
          )}
        </h2>
      ) : (
        <TextInput
          size="xs"
          maxLength={200}
          aria-label={t("tickets.subject")}
          autoFocus
          value={draft}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onBlur={() => void save()}
          onKeyDown={(event) => {
            if (event.key === "Enter") void save();
            if (event.key === "Escape") setDraft(null);
          }}
        />
      )}
      <p className={head.where}>
        <span>
          <StatusMark status={ticket.status} worded />
        </span>
        <span>#{ticket.humanId}</span>
        <span>{ticket.requester.name}</span>
        <span>
          <When at={ticket.createdOn} />
        </span>
      </p>
    </div>
  );
}

interface AskProps {
  ticket: Ticket;
  opened: boolean;
  onClose: () => void;
  onDone: () => void;
}

function AskDelete({ ticket, opened, onClose, onDone }: AskProps) {
  const { t } = useTranslation();
  const { propertyId, id: ticketId } = ticket;
  const acts = useTicketActs(propertyId, ticketId);
  const remove = useSave("ticket.delete", null, {
    onDone: () => {
      onClose();
      onDone();
      undoable(t("tickets.delete.done"), { label: t("undo"), act: () => void acts.restore() });
    },
  });
  return (
    <Confirm
      opened={opened}
      title={t("tickets.delete.title", { number: ticket.humanId })}
      verb={t("delete")}
      save={remove}
      onConfirm={() => remove.submit({ propertyId, ticketId })}
      onClose={onClose}
    >
      <Text>{t("tickets.delete.text", { subject: ticket.subject })}</Text>
    </Confirm>
  );
}
