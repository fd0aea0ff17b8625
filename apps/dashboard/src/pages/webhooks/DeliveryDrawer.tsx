// A delivery of the log, beside it.

import { Button, Drawer } from "@mantine/core";
import { RotateCcw } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DeliveryView, useDelivery } from "./DeliveryView.tsx";

interface Props {
  propertyId: string;
  hookId: string;
  /** Null while none is open. */
  deliveryId: string | null;
  /** Undefined where it may not be sent again. */
  onAgain: ((deliveryId: string) => void) | undefined;
  onClose: () => void;
}

export function DeliveryDrawer({ propertyId, hookId, deliveryId, onAgain, onClose }: Props) {
  const { t } = useTranslation();
  // The last one stays in sight while the drawer slides away.
  const [shownId, setShownId] = useState(deliveryId);
  if (deliveryId !== null && deliveryId !== shownId) setShownId(deliveryId);
  return (
    <Drawer
      opened={deliveryId !== null}
      onClose={onClose}
      position="right"
      size={600}
      padding="lg"
      title={t("webhooks.delivery")}
      closeButtonProps={{ "aria-label": t("close") }}
      overlayProps={{ backgroundOpacity: 0.12 }}
      transitionProps={{ duration: 200 }}
    >
      {shownId && (
        <Opened
          key={shownId}
          propertyId={propertyId}
          hookId={hookId}
          deliveryId={shownId}
          onAgain={onAgain}
        />
      )}
    </Drawer>
  );
}

function Opened({
  onAgain,
  ...at
}: {
  propertyId: string;
  hookId: string;
  deliveryId: string;
  onAgain: Props["onAgain"];
}) {
  const { t } = useTranslation();
  const query = useDelivery(at);
  return (
    <DeliveryView
      query={query}
      action={
        onAgain && (
          <Button
            variant="default"
            size="xs"
            flex="none"
            leftSection={<RotateCcw size={16} aria-hidden />}
            disabled={query.data?.status === "pending"}
            onClick={() => onAgain(at.deliveryId)}
          >
            {t("webhooks.again")}
          </Button>
        )
      }
    />
  );
}
