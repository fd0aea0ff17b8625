// Above the conversation: whom one talks to, where they are, who else is here, and what can be done with the chat.

import { ActionIcon, Button, Menu, Tooltip } from "@mantine/core";
import type { InboxChat } from "@parlo/sdk";
import {
  ArrowRightLeft,
  Ban,
  CircleStop,
  EllipsisVertical,
  LogIn,
  LogOut,
  Mail,
  PanelLeftOpen,
  PanelRight,
  RotateCcw,
  Ticket,
  Trash2,
  UserCheck,
  UserMinus,
} from "lucide-react";
import { type Ref, useImperativeHandle, useState } from "react";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "../../i18n/i18n.ts";
import { useInbox } from "../../live/live.tsx";
import type { Thread } from "../../live/reduce.ts";
import { dotOf, isLive } from "../../live/views.ts";
import { Face } from "../../parts/Face.tsx";
import { useCurrentProperty } from "../../shell/current-property.ts";
import { useChatActs } from "./acts.ts";
import { placeName, useNow } from "./age.ts";
import { AskDelete, AskEnd, AskTranscript } from "./asks.tsx";
import { BanDialog } from "./BanDialog.tsx";
import classes from "./ConversationHead.module.css";
import { pageIn } from "./entries.ts";
import { useNames } from "./names.tsx";
import { TicketFromChat } from "./TicketFromChat.tsx";
import { TransferDialog } from "./TransferDialog.tsx";

export type Question = "transfer" | "end" | "delete" | "ban" | "transcript" | "ticket";

export interface HeadHandle {
  ask(question: Question): void;
}

interface Props {
  ref: Ref<HeadHandle>;
  chat: InboxChat;
  thread: Thread;
  answer: boolean;
  listFolded: boolean;
  panelShown: boolean;
  onUnfold: () => void;
  onPanel: () => void;
  onGone: () => void;
}

export function ConversationHead({
  ref,
  chat,
  thread,
  answer,
  listFolded,
  panelShown,
  onUnfold,
  onPanel,
  onGone,
}: Props) {
  const { t } = useTranslation();
  const [asking, ask] = useState<Question | null>(null);
  useImperativeHandle(ref, () => ({ ask }), []);
  const close = () => ask(null);
  const makesTickets = useCurrentProperty()?.can.answerTickets ?? false;
  return (
    <header className={classes.head}>
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
      <Whom chat={chat} thread={thread} />
      <Present chat={chat} />
      {makesTickets && (
        <Tooltip label={t("inbox.act.ticket")}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("inbox.act.ticket")}
            onClick={() => ask("ticket")}
          >
            <Ticket size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      {answer && <MainActs chat={chat} ask={ask} />}
      {answer && <MoreActs chat={chat} ask={ask} />}
      <Tooltip label={t("inbox.keys.foldPanel")}>
        <ActionIcon
          variant={panelShown ? "light" : "subtle"}
          color={panelShown ? "accent" : "gray"}
          aria-label={t("inbox.keys.foldPanel")}
          aria-pressed={panelShown}
          onClick={onPanel}
        >
          <PanelRight size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {asking === "transfer" && <TransferDialog chat={chat} onClose={close} />}
      {asking === "ticket" && <TicketFromChat chat={chat} onClose={close} />}
      {asking === "ban" && <BanDialog chat={chat} onClose={close} />}
      {asking === "transcript" && <AskTranscript chat={chat} onClose={close} />}
      <AskEnd opened={asking === "end"} chat={chat} onClose={close} />
      <AskDelete opened={asking === "delete"} chat={chat} onClose={close} onDone={onGone} />
    </header>
  );
}

function Whom({ chat, thread }: { chat: InboxChat; thread: Thread }) {
  const { t } = useTranslation();
  const dot = dotOf(chat, useNow());
  const page = pageIn(thread);
  const place = placeName(chat.location, currentLanguage());
  return (
    <div className={classes.whom}>
      <h2 className={classes.name}>{chat.visitor.name}</h2>
      <p className={classes.where}>
        {dot && <span>{t(`inbox.dot.${dot}`)}</span>}
        {!dot && <span>{t(`inbox.tone.${chat.state === "missed" ? "missed" : "closed"}`)}</span>}
        {place && <span>{place}</span>}
        {page ? (
          <span>
            <a href={page.url} target="_blank" rel="noreferrer noopener" title={page.title}>
              {pathOf(page.url)}
            </a>
          </span>
        ) : (
          chat.domain && <span>{chat.domain}</span>
        )}
      </p>
    </div>
  );
}

/** Who is in it besides me. */
function Present({ chat }: { chat: InboxChat }) {
  const { t } = useTranslation();
  const { me } = useInbox();
  const names = useNames();
  const others = chat.presentAgents.filter((id) => id !== me.id);
  if (others.length === 0) return null;
  const said = t("inbox.alsoHere", { names: others.map(names.agent).join(", ") });
  return (
    <Tooltip label={said}>
      <span className={classes.faces} role="img" aria-label={said}>
        {others.slice(0, 3).map((id) => (
          <Face key={id} name={names.agent(id)} picture={names.picture(id)} size={26} />
        ))}
      </span>
    </Tooltip>
  );
}

function MainActs({ chat, ask }: { chat: InboxChat; ask: (question: Question) => void }) {
  const { t } = useTranslation();
  const { me } = useInbox();
  const acts = useChatActs(chat.id);
  const [joining, setJoining] = useState(false);
  if (!isLive(chat)) {
    return (
      <Button
        size="xs"
        variant="default"
        leftSection={<RotateCcw size={16} aria-hidden />}
        onClick={() => void acts.reopen()}
      >
        {t("inbox.act.reopen")}
      </Button>
    );
  }
  if (!chat.presentAgents.includes(me.id)) {
    const join = async () => {
      setJoining(true);
      await acts.join();
      setJoining(false);
    };
    return (
      <Button size="xs" loading={joining} leftSection={<LogIn size={16} aria-hidden />} onClick={join}>
        {t("inbox.act.join")}
      </Button>
    );
  }
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<CircleStop size={16} aria-hidden />}
      onClick={() => ask("end")}
    >
      {t("inbox.act.end")}
    </Button>
  );
}

function MoreActs({ chat, ask }: { chat: InboxChat; ask: (question: Question) => void }) {
  const { t } = useTranslation();
  const { me } = useInbox();
  const acts = useChatActs(chat.id);
  const live = isLive(chat);
  const present = chat.presentAgents.includes(me.id);
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t("inbox.act.more")}>
          <EllipsisVertical size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {live && (
          <>
            <Menu.Item leftSection={<ArrowRightLeft size={16} aria-hidden />} onClick={() => ask("transfer")}>
              {t("inbox.act.transfer")}
            </Menu.Item>
            {chat.assignedAgentId === me.id ? (
              <Menu.Item
                leftSection={<UserMinus size={16} aria-hidden />}
                onClick={() => void acts.assign(undefined)}
              >
                {t("inbox.act.unassign")}
              </Menu.Item>
            ) : (
              <Menu.Item
                leftSection={<UserCheck size={16} aria-hidden />}
                onClick={() => void acts.assign(me.id)}
              >
                {t("inbox.keys.take")}
              </Menu.Item>
            )}
            {present && (
              <Menu.Item leftSection={<LogOut size={16} aria-hidden />} onClick={() => void acts.leave()}>
                {t("inbox.act.leave")}
              </Menu.Item>
            )}
            {!present && (
              <Menu.Item leftSection={<CircleStop size={16} aria-hidden />} onClick={() => ask("end")}>
                {t("inbox.act.end")}
              </Menu.Item>
            )}
            <Menu.Divider />
          </>
        )}
        <Menu.Item leftSection={<Mail size={16} aria-hidden />} onClick={() => ask("transcript")}>
          {t("inbox.act.transcript")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item color="danger" leftSection={<Ban size={16} aria-hidden />} onClick={() => ask("ban")}>
          {t("inbox.act.ban")}
        </Menu.Item>
        <Menu.Item
          color="danger"
          leftSection={<Trash2 size={16} aria-hidden />}
          onClick={() => ask("delete")}
        >
          {t("inbox.act.delete")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function pathOf(url: string): string {
  try {
    const { pathname, search } = new URL(url);
    return pathname + search;
  } catch {
    return url;
  }
}
