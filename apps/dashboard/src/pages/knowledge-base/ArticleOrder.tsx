// The order in which a category shows its articles.

import { ActionIcon, Button, Group, Modal, Skeleton, Text } from "@mantine/core";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCall } from "../../api/calls.ts";
import { useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import { movedBy } from "./draft.ts";
import classes from "./KnowledgeBase.module.css";
import type { ListedCategory } from "./kb.ts";

interface Props {
  propertyId: string;
  siteId: string;
  category: ListedCategory;
  onClose: () => void;
}

export function ArticleOrder({ propertyId, siteId, category, onClose }: Props) {
  const { t } = useTranslation();
  const categoryId = category.id;
  const list = useCall("knowledge-base.category.list-article", {
    propertyId,
    categoryId,
    siteId,
    limit: 1000,
  });
  const [order, setOrder] = useState<string[] | null>(null);
  const articles = list.data?.articles ?? [];
  const ids = order ?? articles.map(({ id }) => id);
  const save = useSave("knowledge-base.category.order-article", null, {
    said: t("kb.ordered"),
    onDone: onClose,
  });
  const titleOf = (id: string) => articles.find((one) => one.id === id)?.title ?? "";
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("kb.orderTitle", { name: category.name })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <div className="stack">
        {list.isPending && <Skeleton height={160} />}
        <ol className={classes.order}>
          {ids.map((id, at) => (
            <li key={id}>
              <Text component="span" className={classes.orderTitle}>
                {titleOf(id)}
              </Text>
              {([-1, 1] as const).map((step) => (
                <ActionIcon
                  key={step}
                  variant="subtle"
                  color="gray"
                  aria-label={t(step < 0 ? "kb.moveUpThing" : "kb.moveDownThing", { name: titleOf(id) })}
                  disabled={step < 0 ? at === 0 : at === ids.length - 1}
                  onClick={() => setOrder(movedBy(ids, at, step))}
                >
                  {step < 0 ? <ArrowUp size={16} aria-hidden /> : <ArrowDown size={16} aria-hidden />}
                </ActionIcon>
              ))}
            </li>
          ))}
        </ol>
        <Failure error={save.failure ?? list.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button
            loading={save.pending}
            disabled={order === null}
            onClick={() => save.submit({ propertyId, categoryId, articleIds: ids })}
          >
            {t("save")}
          </Button>
        </Group>
      </div>
    </Modal>
  );
}
