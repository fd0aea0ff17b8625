// Hands a chat to a colleague or a department: type a name, arrow to it, Enter.

import { Modal, Text, TextInput, UnstyledButton } from "@mantine/core";
import type { InboxChat } from "@parlo/sdk";
import { Network, Search } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useInbox } from "../../live/live.tsx";
import { Face } from "../../parts/Face.tsx";
import { useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import { useNames } from "./names.tsx";
import classes from "./TransferDialog.module.css";

export function TransferDialog({ chat, onClose }: { chat: InboxChat; onClose: () => void }) {
  const { t } = useTranslation();
  const { propertyId, me } = useInbox();
  const { colleagues, departments } = useNames();
  const [words, setWords] = useState("");
  const transfer = useSave("chat.transfer", null, {
    refresh: [],
    said: t("inbox.transfer.done"),
    onDone: onClose,
  });
  const fits = (name: string) => name.toLowerCase().includes(words.trim().toLowerCase());
  const order = { online: 0, away: 1, invisible: 2, offline: 2 } as const;
  const agents = colleagues
    .filter((one) => one.enabled && one.agentId !== me.id && fits(one.name))
    .toSorted((a, b) => order[a.presence ?? "offline"] - order[b.presence ?? "offline"]);
  const places = departments.filter(({ name }) => fits(name));
  const to = (target: { agentId: string } | { departmentId: string }) =>
    transfer.submit({ propertyId, chatId: chat.id, ...target });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("inbox.transfer.title", { name: chat.visitor.name })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <search className="stack" onKeyDown={walk}>
        <TextInput
          data-autofocus
          aria-label={t("inbox.transfer.find")}
          placeholder={t("inbox.transfer.find")}
          leftSection={<Search size={16} aria-hidden />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Failure error={transfer.failure} />
        <div className={classes.list}>
          {agents.length > 0 && <p className={classes.group}>{t("inbox.transfer.agents")}</p>}
          {agents.map(({ agentId, name, picture, presence }) => (
            <UnstyledButton
              key={agentId}
              className={classes.choice}
              onClick={() => to({ agentId })}
              data-choice
            >
              <Face name={name} picture={picture} presence={presence} />
              <span>{name}</span>
              <Text span size="xs" c="dimmed">
                {presence && t(`presence.${presence}`)}
              </Text>
            </UnstyledButton>
          ))}
          {places.length > 0 && <p className={classes.group}>{t("nav.departments")}</p>}
          {places.map(({ departmentId, name, agentIds }) => (
            <UnstyledButton
              key={departmentId}
              className={classes.choice}
              onClick={() => to({ departmentId })}
              data-choice
            >
              <span className={classes.icon}>
                <Network size={16} aria-hidden />
              </span>
              <span>{name}</span>
              <Text span size="xs" c="dimmed">
                {t("inbox.transfer.people", { count: agentIds.length })}
              </Text>
            </UnstyledButton>
          ))}
          {agents.length + places.length === 0 && (
            <Text c="dimmed" ta="center" p="md">
              {t("palette.nothing", { words })}
            </Text>
          )}
        </div>
      </search>
    </Modal>
  );
}

/** Arrows walk through field and choices; Enter in the field takes the first. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const choices: (Element | null)[] = [...event.currentTarget.querySelectorAll("input, [data-choice]")];
  const at = choices.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
  const target = choices[at + (step || 1)];
  if (!(target instanceof HTMLElement)) return;
  if (event.key === "Enter" && at === 0) target.click();
  else if (step) target.focus();
  else return;
  event.preventDefault();
}
