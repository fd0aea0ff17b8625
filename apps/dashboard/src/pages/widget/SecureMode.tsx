// Secure mode and the JavaScript API key behind it.

import { Alert, Button, Group, PasswordInput, Switch, Text } from "@mantine/core";
import { ShieldCheck } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCall } from "../../api/calls.ts";
import { Confirm } from "../../parts/Confirm.tsx";
import { CopyButton } from "../../parts/CopyButton.tsx";
import { Section } from "../../parts/Page.tsx";
import { useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import classes from "./ChatWidget.module.css";

const DAY_S = 86_400;

export function SecureMode({ propertyId }: { propertyId: string }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const settings = useCall("widgets.global-settings.get", { propertyId });
  const keys = useCall("widgets.api-key.list", { propertyId });
  const update = useSave("widgets.global-settings.update", null, { said: t("widget.saved") });
  const rotate = useSave("widgets.api-key.rotate", null, {
    said: t("widget.keyMade"),
    onDone: () => setAsking(false),
  });
  const key = keys.data?.[0]?.apiKey;
  return (
    <Section title={t("widget.secure")} about={t("widget.secureAbout")}>
      <div className="stack">
        <Switch
          label={t("widget.secureMode")}
          description={t("widget.secureModeHint")}
          checked={settings.data?.secureMode ?? false}
          disabled={!settings.data || update.pending}
          onChange={(event) => update.submit({ propertyId, secureMode: event.currentTarget.checked })}
        />
        <Failure error={update.failure ?? settings.error ?? keys.error} />
        <Group align="flex-end" gap="sm" wrap="nowrap">
          <PasswordInput
            label={t("widget.apiKey")}
            value={key ?? ""}
            placeholder={t("widget.noKey")}
            readOnly
            flex={1}
            autoComplete="off"
            classNames={{ innerInput: classes.secret }}
          />
          {key && <CopyButton value={key} label={t("widget.copyKey")} />}
          <Button variant="default" onClick={() => (key ? setAsking(true) : rotate.submit({ propertyId }))}>
            {key ? t("widget.rotate") : t("widget.makeKey")}
          </Button>
        </Group>
        <Alert color="accent" icon={<ShieldCheck size={20} aria-hidden />} title={t("widget.serverOnly")}>
          <Text>{t("widget.serverOnlyText")}</Text>
          <pre className={classes.snippet}>{`// Node.js
crypto.createHmac("sha256", process.env.PARLO_JS_API_KEY)
  .update(visitor.email)   // login(): visitor.userId
  .digest("hex")`}</pre>
        </Alert>
      </div>
      <Confirm
        opened={asking}
        title={t("widget.rotateTitle")}
        verb={t("widget.rotate")}
        danger={false}
        save={rotate}
        onConfirm={() => rotate.submit({ propertyId, overlapSeconds: DAY_S })}
        onClose={() => setAsking(false)}
      >
        <Text>{t("widget.rotateText")}</Text>
      </Confirm>
    </Section>
  );
}
