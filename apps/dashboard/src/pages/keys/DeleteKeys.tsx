// Asks once, naming the keys; a deleted key stops working within a second.

import { List, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Confirm } from "../../parts/Confirm.tsx";
import { useSave } from "../../parts/save.ts";
import type { ApiKey } from "./KeyList.tsx";

interface Props {
  opened: boolean;
  keys: ApiKey[];
  onClose: () => void;
  onDone: () => void;
}

export function DeleteKeys({ opened, keys, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const remove = useSave("keys.delete", null, { said: t("keys.deleted", { count: keys.length }), onDone });
  const [only] = keys;
  return (
    <Confirm
      opened={opened}
      title={t("keys.deleteTitle", { count: keys.length })}
      verb={t("delete")}
      save={remove}
      onConfirm={() => remove.submit({ keyIds: keys.map(({ keyId }) => keyId) })}
      onClose={onClose}
    >
      {keys.length === 1 && only ? (
        <Text>{t("keys.deleteOne", { name: only.name })}</Text>
      ) : (
        <>
          <Text>{t("keys.deleteMany")}</Text>
          <List size="sm">
            {keys.map(({ keyId, name }) => (
              <List.Item key={keyId}>{name}</List.Item>
            ))}
          </List>
        </>
      )}
    </Confirm>
  );
}
