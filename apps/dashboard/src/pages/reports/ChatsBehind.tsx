// The chats behind a number, each with the way to it.

import { Drawer, Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { client, type Params } from "../../api/calls.ts";
import { Trouble } from "../../parts/Trouble.tsx";
import { When } from "../../parts/When.tsx";
import classes from "./Reports.module.css";

export interface Behind {
  title: string;
  question: Params<"chat.list">;
  /** What the list's own filters do not tell apart. */
  isOne?: ((chat: { agents: string[]; tags?: string[] }) => boolean) | undefined;
}

const MOST = 100;

export function ChatsBehind({ behind, onClose }: { behind: Behind | null; onClose: () => void }) {
  return (
    <Drawer opened={behind !== null} onClose={onClose} position="right" size={420} title={behind?.title}>
      {behind && <Chats behind={behind} />}
    </Drawer>
  );
}

function Chats({ behind: { question, isOne = () => true } }: { behind: Behind }) {
  const { t } = useTranslation();
  const { propertyId } = question;
  const found = useQuery({
    queryKey: ["chat.list", question, "behind"],
    queryFn: () => client.callList("chat.list", { ...question, size: MOST }),
  });
  if (found.isError) return <Trouble error={found.error} onRetry={() => found.refetch()} />;
  if (!found.data) return <Skeleton height={240} />;
  const chats = found.data.data.filter(isOne);
  return (
    <>
      <ul className={classes.chats}>
        {chats.map(({ id, visitor, createdOn, messageCount }) => (
          <li key={id}>
            <Link
              to="/inbox/$propertyId/{-$view}/{-$chatId}"
              params={{ propertyId, view: "all", chatId: id }}
              className={classes.chat}
            >
              <span>{visitor.name}</span>
              <span className={classes.soft}>
                <When at={createdOn} /> · {t("reports.messages", { count: messageCount })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {chats.length === 0 && <Text c="dimmed">{t("reports.noChats")}</Text>}
      {found.data.total > MOST && (
        <Text c="dimmed" mt="sm">
          {t("reports.newest", { count: MOST })}
        </Text>
      )}
    </>
  );
}
