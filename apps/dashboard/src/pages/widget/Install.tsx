// How the widget gets onto a site: the snippet, and the direct link for everything that is no site.

import { Group, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../../parts/CopyButton.tsx";
import { Section } from "../../parts/Page.tsx";
import classes from "./ChatWidget.module.css";

export function Install({ propertyId, widgetId }: { propertyId: string; widgetId: string }) {
  const { t } = useTranslation();
  const snippet = snippetFor(`${location.origin}/embed/${propertyId}/${widgetId}`);
  const link = `${location.origin}/chat/${propertyId}/${widgetId}`;
  return (
    <Section
      title={t("widget.install")}
      about={t("widget.installAbout")}
      action={<CopyButton value={snippet} label={t("widget.copySnippet")} />}
    >
      <pre className={classes.snippet}>{snippet}</pre>
      <Group align="flex-end" gap="sm" wrap="nowrap" mt="md">
        <TextInput
          label={t("widget.directLink")}
          value={link}
          readOnly
          flex={1}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={link} label={t("widget.copyLink")} />
      </Group>
      <Text c="dimmed" size="sm" mt={4}>
        {t("widget.directLinkHint")}
      </Text>
    </Section>
  );
}

function snippetFor(source: string): string {
  return `<script type="text/javascript">
var Tawk_API=Tawk_API||{}, Tawk_LoadStart=new Date();
(function(){
var s1=document.createElement("script"),s0=document.getElementsByTagName("script")[0];
s1.async=true;
s1.src='${source}';
s1.charset='UTF-8';
s1.setAttribute('crossorigin','*');
s0.parentNode.insertBefore(s1,s0);
})();
</script>`;
}
