// agent.update: name, alias, title and language.

import { defineMethod } from "../../../kernel/define.ts";
import { oneLine, strict, Text, Type } from "../../../kernel/schema.ts";
import { AccountName, Agent, Language, updateProfile } from "../../account/index.ts";
import { announceChange, callingAgent } from "../agent.actions.ts";
import { agentUpdate } from "../agent.events.ts";

export default defineMethod({
  name: "agent.update",
  summary: "Change your profile.",
  access: "session",
  scopes: [],
  effect: "write",
  params: strict({
    name: Type.Optional(AccountName),
    alias: Type.Optional(Text(100, "Name shown to visitors instead; empty to show your own.", 0)),
    title: Type.Optional(Text(100, "Title shown in chats; empty for none.", 0)),
    language: Type.Optional(Language),
  }),
  result: Agent,
  emits: [agentUpdate],
  example: () => ({ alias: "Aurora", title: "Ceramist" }),
  since: "0.1",
  async handler(ctx, { name, alias, title, language }) {
    const agentId = callingAgent(ctx).id;
    const clean = (text: string | undefined) => (text === undefined ? undefined : oneLine(text));
    await updateProfile(ctx.db, agentId, {
      name: clean(name),
      alias: clean(alias),
      title: clean(title),
      language,
    });
    return announceChange(ctx, agentId);
  },
});
