// A picture from one's own computer: sent as soon as it is chosen, and shown by the address it got.

import { Button, FileButton, Text } from "@mantine/core";
import { putFile } from "@parlo/sdk";
import { useParams } from "@tanstack/react-router";
import { ImageUp } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client } from "../../api/calls.ts";
import { errorText } from "../../parts/error-text.ts";

interface Props {
  disabled: boolean;
  onUploaded: (url: string) => void;
}

export function UploadPicture({ disabled, onUploaded }: Props) {
  const { t } = useTranslation();
  const { propertyId = "" } = useParams({ strict: false });
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState("");
  const send = async (file: File | null) => {
    if (!file) return;
    setProblem("");
    setSending(true);
    try {
      const announced = { propertyId, name: file.name, size: file.size };
      const { uploadUrl } = await client.call("knowledge-base.picture.create", announced);
      // On this page's own address: behind a proxy the server may think it has another.
      const sent = await putFile(new URL(new URL(uploadUrl).pathname, location.origin).href, file);
      // What has no width is called a picture and is none.
      if (sent.width === undefined) setProblem(t("kb.pictureUnreadable"));
      else onUploaded(sent.url);
    } catch (error) {
      setProblem(error instanceof Error ? errorText(t, error) : String(error));
    } finally {
      setSending(false);
    }
  };
  return (
    <div>
      <FileButton
        accept="image/png,image/jpeg,image/gif,image/webp,image/avif"
        disabled={disabled}
        onChange={send}
      >
        {(props) => (
          <Button
            size="xs"
            variant="default"
            leftSection={<ImageUp size={16} aria-hidden />}
            loading={sending}
            disabled={disabled}
            {...props}
          >
            {t("kb.uploadPicture")}
          </Button>
        )}
      </FileButton>
      {problem !== "" && (
        <Text size="xs" c="danger" role="alert" mt="xs">
          {problem}
        </Text>
      )}
    </div>
  );
}
