// Filters by which the list shows the chats behind a figure of metrics: exactly those it counts.

import { Id, OneOf, Text, Type } from "../../kernel/schema.ts";
import { countedFigures, lacks } from "./list.rules.ts";

export const countedInput = {
  figure: Type.Optional(
    OneOf(
      countedFigures,
      "Chats that the figure of this name in [metrics.chats](/docs/methods/metrics.chats) counts; `rated`: the good and the bad ones, of which `satisfaction` is made; `others`: neither answered nor missed.",
    ),
  ),
  joinedBy: Type.Optional(
    Type.Array(Id("agent"), {
      maxItems: 20,
      description:
        "Chats that each of these agents was in; unlike `agentId`, having it assigned is not enough.",
    }),
  ),
  allTags: Type.Optional(
    Type.Array(Text(50, "A tag."), { maxItems: 20, description: "Chats with each of these tags." }),
  ),
  without: Type.Optional(
    Type.Array(OneOf(lacks, "What is missing."), {
      maxItems: lacks.length,
      description:
        "Chats that no agent was in (`agent`), of no department or of one that was deleted (`department`), or without tags (`tag`).",
    }),
  ),
};
