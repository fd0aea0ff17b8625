// Today in three numbers, by the property's clock: visits, chats, pages seen.

import { SimpleGrid } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { callOptions } from "../../api/calls.ts";
import { currentLanguage } from "../../i18n/i18n.ts";
import { numberFormat } from "../../parts/formats.ts";
import { today } from "../reports/range.ts";
import { Figure } from "./Figure.tsx";

export function Today({ propertyId, timezone }: { propertyId: string; timezone: string | undefined }) {
  const { t } = useTranslation();
  const day = today(new Date(), timezone ?? "UTC");
  const counted = useQuery({
    ...callOptions("metrics.chats", {
      propertyId,
      startDate: day,
      endDate: day,
      timezone: timezone ?? "UTC",
    }),
    enabled: timezone !== undefined,
    refetchInterval: 30_000,
  });
  // Who may not read statistics has nothing to miss here.
  if (counted.isError && !counted.data) return null;
  const number = numberFormat(currentLanguage(), {});
  const shown = (value: number | undefined) => (value === undefined ? undefined : number.format(value));
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }}>
      {(["visits", "chats", "pageViews"] as const).map((key) => (
        <Figure
          key={key}
          label={t(`overview.today.${key}`)}
          value={shown(counted.data?.totals[key])}
          note={t(`overview.today.${key}Note`)}
          to="/properties/$propertyId/reports"
        />
      ))}
    </SimpleGrid>
  );
}
