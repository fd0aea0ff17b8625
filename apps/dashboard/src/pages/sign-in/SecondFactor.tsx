// The second step of signing in: six digits from the app, or one of the recovery codes.

import { Anchor, Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Outside } from "../../parts/Outside.tsx";
import { Failure } from "../../parts/Trouble.tsx";

interface Props {
  pending: boolean;
  failure: Error | null;
  onCode: (code: string) => void;
  onBack: () => void;
}

export function SecondFactor({ pending, failure, onCode, onBack }: Props) {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  const [recovery, setRecovery] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim()) onCode(code.trim());
  };
  return (
    <Outside
      title={t("secondFactor.title")}
      about={recovery ? t("secondFactor.aboutRecovery") : t("secondFactor.about")}
      foot={
        <Anchor component="button" onClick={onBack}>
          {t("secondFactor.back")}
        </Anchor>
      }
    >
      <form onSubmit={submit} className="stack">
        <TextInput
          key={String(recovery)}
          label={recovery ? t("secondFactor.recoveryCode") : t("fields.code")}
          inputMode={recovery ? "text" : "numeric"}
          autoComplete="one-time-code"
          autoFocus
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Failure error={failure} />
        <Button type="submit" fullWidth loading={pending} disabled={!code.trim()}>
          {t("signIn.submit")}
        </Button>
        <Anchor
          component="button"
          type="button"
          ta="center"
          onClick={() => {
            setCode("");
            setRecovery(!recovery);
          }}
        >
          {recovery ? t("secondFactor.useApp") : t("secondFactor.useRecovery")}
        </Anchor>
      </form>
    </Outside>
  );
}
