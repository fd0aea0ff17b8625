// Which property the pages are about; a menu to change it, create one, or bring a deleted one back.

import { Badge, Menu, Skeleton, UnstyledButton } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { Check, ChevronsUpDown, Plus, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useAll } from "../api/calls.ts";
import { useCurrentProperty } from "./current-property.ts";
import classes from "./TopBar.module.css";

export function PropertySwitcher() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const properties = useAll("property.list", {});
  const current = useCurrentProperty();
  if (properties.isPending) return <Skeleton width={180} height={24} />;
  return (
    <Menu position="bottom-start" width={320}>
      <Menu.Target>
        <UnstyledButton
          className={classes.switcher}
          aria-label={current ? t("switcher.label", { name: current.name }) : t("switcher.none")}
        >
          {current && <Tile name={current.name} />}
          <span className={classes.name}>{current?.name ?? t("switcher.none")}</span>
          {current?.sandbox && <SandboxBadge />}
          <ChevronsUpDown size={16} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: "auto" }}>
        <Menu.Label>{t("switcher.properties")}</Menu.Label>
        {properties.data?.map(({ propertyId, name, sandbox }) => (
          <Menu.Item
            key={propertyId}
            leftSection={<Tile name={name} />}
            rightSection={
              propertyId === current?.propertyId ? (
                <Check size={16} aria-hidden />
              ) : sandbox ? (
                <SandboxBadge />
              ) : null
            }
            onClick={() => navigate({ to: "/properties/$propertyId", params: { propertyId } })}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<Plus size={16} aria-hidden />}
          onClick={() => navigate({ to: "/properties/new" })}
        >
          {t("newProperty.title")}
        </Menu.Item>
        <Menu.Item
          leftSection={<Trash2 size={16} aria-hidden />}
          onClick={() => navigate({ to: "/properties/deleted" })}
        >
          {t("deleted.title")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Tile({ name }: { name: string }) {
  return (
    <span className={classes.tile} aria-hidden>
      {[...name.trim()][0]?.toUpperCase()}
    </span>
  );
}

export function SandboxBadge() {
  const { t } = useTranslation();
  return (
    <Badge size="sm" variant="light" color="warn" tt="none">
      {t("property.sandbox")}
    </Badge>
  );
}
