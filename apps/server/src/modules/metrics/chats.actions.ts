// The figures of chats over some time, with the visits of the same time.

import type { Context } from "../../kernel/context.ts";
import type { Static } from "../../kernel/schema.ts";
import { ChatCount, chatParts } from "./chat-count.rules.ts";
import { type ChatMetrics, presentBucket, presentGroup, wholeNumbers } from "./metrics.resource.ts";
import { cutTime, type Question, tally } from "./report.actions.ts";
import { chats, visits } from "./sources.ts";
import { VisitCount } from "./visit-count.rules.ts";

export async function countChats(ctx: Context, question: Question): Promise<Static<typeof ChatMetrics>> {
  const { range, buckets } = await cutTime(ctx, question);
  const { propertyId, groupBy = "date" } = question;
  const [chatTally, visitTally] = await Promise.all([
    tally(ctx, chats, question, { buckets, make: ChatCount.of, parts: chatParts }),
    tally(ctx, visits, { propertyId }, { buckets, make: () => new VisitCount() }),
  ]);
  const none = new VisitCount().figures();
  const series = buckets.map((bucket, at) => {
    const numbers = chatTally.series[at] ?? ChatCount.of("small").figures();
    return { ...presentBucket(bucket), ...wholeNumbers(numbers, visitTally.series[at] ?? none) };
  });
  const breakdown = chatTally.groups.map(({ key, figures }) => ({
    ...presentGroup(groupBy, key),
    ...figures,
  }));
  return {
    ...range,
    totals: wholeNumbers(chatTally.totals, visitTally.totals),
    series,
    ...(groupBy === "date" ? {} : { breakdown }),
  };
}
