// Inviting many people from a file: first a dry run that shows every row, then the real thing.

import { Alert, Button, FileButton, Group, Modal, Table, Text, Textarea } from "@mantine/core";
import { CircleCheck, CircleX, FileUp } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Result } from "../../api/calls.ts";
import { reasonText } from "../../parts/reason-text.ts";
import { roleName, useRoleChoices } from "../../parts/role-name.ts";
import { said } from "../../parts/said.tsx";
import { useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import classes from "./Members.module.css";

const example = "email,role\nanna@example.com,agent\nmarco@example.com,admin";

export function ImportCsv({ propertyId, onClose }: { propertyId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [csv, setCsv] = useState("");
  const [preview, setPreview] = useState<Result<"members.import-csv"> | null>(null);
  const check = useSave("members.import-csv", null, { onDone: setPreview });
  const send = useSave("members.import-csv", null, {
    onDone: ({ invited }) => {
      said(t("invite.sent", { count: invited }));
      onClose();
    },
  });
  const put = (text: string) => {
    setCsv(text);
    setPreview(null);
  };
  const good = preview?.rows.filter(({ ok }) => ok).length ?? 0;
  return (
    <Modal
      opened
      onClose={onClose}
      size={640}
      title={t("csv.title")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <div className="stack">
        <Text>{t("csv.about")}</Text>
        <Textarea
          label={t("csv.rows")}
          placeholder={example}
          minRows={5}
          maxRows={10}
          autosize
          value={csv}
          onChange={(event) => put(event.currentTarget.value)}
          data-autofocus
        />
        {preview && <Preview rows={preview.rows} propertyId={propertyId} />}
        <Failure error={check.failure ?? send.failure} />
        <Group justify="space-between">
          <FileButton
            accept=".csv,text/csv,text/plain"
            onChange={async (file) => file && put(await file.text())}
          >
            {(props) => (
              <Button variant="default" leftSection={<FileUp size={16} aria-hidden />} {...props}>
                {t("csv.choose")}
              </Button>
            )}
          </FileButton>
          <Group gap="sm">
            <Button variant="default" onClick={onClose}>
              {t("cancel")}
            </Button>
            {preview && good > 0 ? (
              <Button loading={send.pending} onClick={() => send.submit({ propertyId, csv })}>
                {t("invite.submit", { count: good })}
              </Button>
            ) : (
              <Button
                loading={check.pending}
                disabled={!csv.trim()}
                onClick={() => check.submit({ propertyId, csv, dryRun: true })}
              >
                {t("csv.check")}
              </Button>
            )}
          </Group>
        </Group>
      </div>
    </Modal>
  );
}

function Preview({ rows, propertyId }: { rows: Result<"members.import-csv">["rows"]; propertyId: string }) {
  const { t } = useTranslation();
  const { roles } = useRoleChoices(t, propertyId);
  const bad = rows.filter(({ ok }) => !ok).length;
  return (
    <>
      <Alert color={bad ? "warn" : "accent"} role="status">
        {t("csv.ready", { count: rows.length - bad })} {bad > 0 && t("csv.refused", { count: bad })}
      </Alert>
      <div className={classes.preview}>
        <Table aria-label={t("csv.rows")}>
          <Table.Tbody>
            {rows.map(({ line, email, role, ok, reason }) => (
              <Table.Tr key={line}>
                <Table.Td w={56} c="dimmed">
                  {line}
                </Table.Td>
                <Table.Td>{email}</Table.Td>
                <Table.Td>{roleName(t, role, roles)}</Table.Td>
                <Table.Td c={ok ? "var(--good)" : "var(--danger)"}>
                  <Group gap={6} wrap="nowrap">
                    {ok ? <CircleCheck size={16} aria-hidden /> : <CircleX size={16} aria-hidden />}
                    {ok ? t("csv.good") : reasonText(t, reason ?? "")}
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </>
  );
}
