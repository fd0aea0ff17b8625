// Taking in the people of a file: first a dry run that says what each column is and what is wrong with which row.

import { Alert, Badge, Button, FileButton, Group, Modal, Table, Text, Textarea } from "@mantine/core";
import { FileUp } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Result } from "../../api/calls.ts";
import { reasonText } from "../../parts/reason-text.ts";
import { said } from "../../parts/said.tsx";
import { useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import classes from "./Contacts.module.css";

type Report = Result<"contact.person.import-csv">;

const example =
  "name,email,phone,organization,tags\nAnna Conti,anna@example.com,+39051555014,Conti & Figli,wholesale";

export function ImportContacts({ propertyId, onClose }: { propertyId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [csv, setCsv] = useState("");
  const [report, setReport] = useState<Report | null>(null);
  const check = useSave("contact.person.import-csv", null, { refresh: [], onDone: setReport });
  const send = useSave("contact.person.import-csv", null, {
    onDone: ({ created, updated }) => {
      said(t("contacts.csv.done", { created, updated }));
      onClose();
    },
  });
  const put = (text: string) => {
    setCsv(text);
    setReport(null);
  };
  const good = report ? report.created + report.updated : 0;
  return (
    <Modal
      opened
      onClose={onClose}
      size={680}
      title={t("contacts.csv.title")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <div className="stack">
        <Text>{t("contacts.csv.about")}</Text>
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
        {report && <Preview report={report} />}
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
            {report && good > 0 ? (
              <Button loading={send.pending} onClick={() => send.submit({ propertyId, csv })}>
                {t("contacts.csv.submit", { count: good })}
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

function Preview({ report }: { report: Report }) {
  const { t } = useTranslation();
  const { created, updated, unchanged, refused, columns, problems } = report;
  return (
    <>
      <Alert color={refused ? "warn" : "accent"} role="status">
        {t("contacts.csv.ready", { created, updated, unchanged })}{" "}
        {refused > 0 && t("csv.refused", { count: refused })}
      </Alert>
      <Group gap={6}>
        {columns.map(({ title, field }) => (
          <Badge
            key={title}
            variant="default"
            tt="none"
            data-left-out={!field || undefined}
            className={classes.column}
          >
            {title} → {field ?? t("contacts.csv.leftOut")}
          </Badge>
        ))}
      </Group>
      {problems.length > 0 && (
        <div className={classes.preview}>
          <Table aria-label={t("contacts.csv.problems")}>
            <Table.Tbody>
              {problems.map(({ line, column, reason }) => (
                <Table.Tr key={line}>
                  <Table.Td w={64} c="dimmed" data-number>
                    {line}
                  </Table.Td>
                  <Table.Td>{column}</Table.Td>
                  <Table.Td c="var(--danger)">{reasonText(t, reason)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </>
  );
}
