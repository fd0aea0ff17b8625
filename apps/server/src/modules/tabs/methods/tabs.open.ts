// tabs.open: the address of a tab, with a token that says who looks at it.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Time, Type, Uuid } from "../../../kernel/schema.ts";
import { findChat } from "../../chat/index.ts";
import { openTabSecret } from "../tabs.actions.ts";
import { tabsErrors } from "../tabs.errors.ts";
import { signToken } from "../tabs.rules.ts";
import { findTab } from "../tabs.store.ts";

const LASTS_S = 300;

export default defineMethod({
  name: "tabs.open",
  summary: "Get the address of a tab with a token for whoever calls.",
  description:
    "What the dashboard asks before it shows a tab. The token is a JSON Web Token, signed with the tab's secret (HS256), and ends after five minutes.",
  scopes: ["tabs_read"],
  effect: "read",
  params: strict({
    propertyId: Id("property"),
    tabId: Id("tab"),
    chatId: Type.Optional(Uuid("chat that is looked at")),
  }),
  result: strict({
    url: Type.String({ description: "The tab's address, with the token as `parloToken`." }),
    token: Type.String({ description: "The token alone." }),
    expiresOn: Time("When it ends."),
  }),
  errors: tabsErrors.pick("not_found", "tab_disabled", "viewer_required"),
  example: (world) => ({ propertyId: world.property.id, tabId: world.tab.id, chatId: world.chat.id }),
  since: "0.2",
  async handler(ctx, { propertyId, tabId, chatId }) {
    const { agent } = ctx.caller;
    if (!agent) return ctx.fail("viewer_required");
    const [row, chat] = await Promise.all([
      findTab(ctx.db, propertyId, tabId),
      chatId === undefined ? undefined : findChat(ctx.db, propertyId, chatId),
    ]);
    if (!row || (chatId !== undefined && !chat)) return ctx.fail("not_found");
    if (!row.enabled) return ctx.fail("tab_disabled");
    const iat = Math.floor(ctx.now.getTime() / 1000);
    const exp = iat + LASTS_S;
    const token = signToken(openTabSecret(ctx.vault, row), {
      iss: ctx.config.publicUrl === undefined ? ctx.request.origin : new URL(ctx.config.publicUrl).origin,
      aud: tabId,
      propertyId,
      agentId: agent.id,
      ...(chatId === undefined ? {} : { chatId }),
      iat,
      exp,
    });
    const url = new URL(row.url);
    url.searchParams.set("parloToken", token);
    return { url: url.href, token, expiresOn: new Date(exp * 1000).toISOString() };
  },
});
