// The 64-pixel rail: areas above, help and the profile picture at the bottom left.

import { Tooltip } from "@mantine/core";
import { Link, useLocation } from "@tanstack/react-router";
import {
  BookOpen,
  ChartColumn,
  CircleHelp,
  ContactRound,
  Eye,
  House,
  Inbox,
  type LucideIcon,
  Server,
  SlidersHorizontal,
  Ticket,
} from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTotal } from "../api/calls.ts";
import { useDue } from "../live/live.tsx";
import { useTabs } from "../pages/tabs/use-tabs.ts";
import { Mark } from "../parts/Mark.tsx";
import { areaOf } from "./areas.ts";
import { useCurrentProperty } from "./current-property.ts";
import { useMe } from "./me.ts";
import { ProfileMenu } from "./ProfileMenu.tsx";
import classes from "./Rail.module.css";

export function Rail() {
  const { t } = useTranslation();
  const me = useMe();
  const property = useCurrentProperty();
  const area = areaOf(useLocation({ select: ({ pathname }) => pathname }));
  const waiting = useTotal("access.list", { status: "pending" }, me.instanceOwner).data ?? 0;
  const due = useDue();
  const params = { propertyId: property?.propertyId ?? "" };

  return (
    <nav className={classes.rail} aria-label={t("shell.areas")}>
      <Link to="/" className={classes.mark} aria-label="Parlo">
        <Mark height={30} alt="" />
      </Link>
      {property && (
        <>
          {property.can.read && (
            <Link
              to="/inbox/$propertyId/{-$view}/{-$chatId}"
              params={{ propertyId: property.propertyId, view: undefined, chatId: undefined }}
              className={classes.item}
              {...current(area === "inbox")}
            >
              <Item icon={Inbox} label={t("nav.inbox")}>
                <Badge count={due} said={t("nav.due", { count: due })} />
              </Item>
            </Link>
          )}
          {property.can.readTickets && (
            <Link
              to="/properties/$propertyId/tickets/{-$ticketId}"
              params={{ ...params, ticketId: undefined }}
              className={classes.item}
              {...current(area === "tickets")}
            >
              <Item icon={Ticket} label={t("nav.tickets")} />
            </Link>
          )}
          {property.can.read && (
            <Link
              to="/properties/$propertyId/visitors"
              params={params}
              className={classes.item}
              {...current(area === "visitors")}
            >
              <Item icon={Eye} label={t("nav.visitors")} />
            </Link>
          )}
          {property.can.read && (
            <Link
              to="/properties/$propertyId/contacts"
              params={params}
              className={classes.item}
              {...current(area === "contacts")}
            >
              <Item icon={ContactRound} label={t("nav.contacts")} />
            </Link>
          )}
          <Link
            to="/properties/$propertyId/reports"
            params={params}
            className={classes.item}
            {...current(area === "reports")}
          >
            <Item icon={ChartColumn} label={t("nav.reports")} />
          </Link>
          <Link
            to="/properties/$propertyId/knowledge-base"
            params={params}
            className={classes.item}
            {...current(area === "knowledge" || area === "article")}
          >
            <Item icon={BookOpen} label={t("nav.knowledgeBase")} />
          </Link>
          <Link
            to="/properties/$propertyId"
            params={params}
            className={classes.item}
            {...current(area === "home")}
          >
            <Item icon={House} label={t("nav.overview")} />
          </Link>
          <Link
            to="/properties/$propertyId/members"
            params={params}
            className={classes.item}
            {...current(area === "administration")}
          >
            <Item icon={SlidersHorizontal} label={t("nav.administration")} />
          </Link>
          <RailTabs propertyId={property.propertyId} />
        </>
      )}
      {me.instanceOwner && (
        <Link to="/access-requests" className={classes.item} {...current(area === "instance")}>
          <Item icon={Server} label={t("nav.instance")}>
            <Badge count={waiting} said={t("nav.waiting", { count: waiting })} />
          </Item>
        </Link>
      )}
      <span className={classes.gap} />
      <a href="/docs" className={classes.item}>
        <Item icon={CircleHelp} label={t("nav.help")} />
      </a>
      <ProfileMenu />
    </nav>
  );
}

function Item({ icon: Icon, label, children }: { icon: LucideIcon; label: string; children?: ReactNode }) {
  return (
    <Tooltip label={label} position="right" offset={14}>
      <span className={classes.icon}>
        <Icon size={20} aria-hidden />
        <span className="visually-hidden">{label}</span>
        {children}
      </span>
    </Tooltip>
  );
}

/** Pages of others, each by its first letter. */
function RailTabs({ propertyId }: { propertyId: string }) {
  const path = useLocation({ select: ({ pathname }) => pathname });
  return useTabs(propertyId, "page").map(({ tabId, name }) => (
    <Link
      key={tabId}
      to="/properties/$propertyId/tabs/$tabId"
      params={{ propertyId, tabId }}
      className={classes.item}
      {...current(path.endsWith(`/tabs/${tabId}`))}
    >
      <Tooltip label={name} position="right" offset={14}>
        <span className={classes.icon}>
          <span className={classes.letter} aria-hidden>
            {[...name][0]?.toUpperCase()}
          </span>
          <span className="visually-hidden">{name}</span>
        </span>
      </Tooltip>
    </Link>
  ));
}

function Badge({ count, said }: { count: number; said: string }) {
  if (count === 0) return null;
  return (
    <>
      <span className="visually-hidden">{said}</span>
      <span className={classes.badge} aria-hidden>
        {count > 99 ? "99+" : count}
      </span>
    </>
  );
}

function current(is: boolean) {
  return is ? { "aria-current": "page" as const, "data-current": true } : {};
}
