// property.create-site: a property, and its team in the same breath.

import { covers } from "../../../kernel/caller.ts";
import { defineMethod } from "../../../kernel/define.ts";
import { invalid } from "../../../kernel/error.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { departmentCreate } from "../../departments/index.ts";
import { InviteInput, inviteCreate, memberJoin, membersErrors } from "../../members/index.ts";
import { createProperty } from "../property.actions.ts";
import { propertyErrors } from "../property.errors.ts";
import { propertyCreate } from "../property.events.ts";
import { Property, presentProperty, settingsInput } from "../property.resource.ts";
import { settingProblems } from "../property.rules.ts";

export default defineMethod({
  name: "property.create-site",
  summary: "Make a property, become its admin, and invite its team.",
  description:
    "The property starts with a widget called `default` and a default department. `members` are invited by mail, all of them or nobody and no property either; this needs the scope `members_manage` too.",
  scopes: ["property_manage"],
  effect: "write",
  params: strict({
    name: settingsInput.name,
    url: Type.Optional(settingsInput.url),
    sandbox: Type.Optional(Type.Boolean({ description: "A place to try things in; it stays one." })),
    language: Type.Optional(settingsInput.language),
    timezone: Type.Optional(settingsInput.timezone),
    members: Type.Optional(Type.Array(InviteInput, { maxItems: 100, description: "Whom to invite." })),
  }),
  result: strict({ propertyId: Id("property"), property: Property }),
  errors: {
    ...propertyErrors.pick("forbidden", "agent_required", "sandbox_required", "key_limited"),
    ...membersErrors.pick("role_too_wide", "already_member", "already_invited", "rate_limited"),
  },
  emits: [propertyCreate, memberJoin, departmentCreate, inviteCreate],
  example: () => ({
    name: "Bottega Aurora Milano",
    url: "https://milano.bottega-aurora.example",
    language: "it",
    timezone: "Europe/Rome",
    members: [{ email: "chiara@bottega-aurora.example", role: "agent" }],
  }),
  since: "0.1",
  async handler(ctx, params) {
    const { agent, scopes, sandboxOnly, onlyProperties } = ctx.caller;
    const { name, url = "", sandbox = false, language, timezone = "UTC", members = [] } = params;
    if (!agent) return ctx.fail("agent_required");
    if (onlyProperties) return ctx.fail("key_limited");
    if (sandboxOnly && !sandbox) return ctx.fail("sandbox_required", { path: "sandbox" });
    if (members.length > 0 && !covers(scopes, ["members_manage"])) return ctx.fail("forbidden");
    const problems = settingProblems({ url, timezone });
    if (problems.length > 0) throw invalid(problems);
    const wanted = { name, url, sandbox, language: language ?? agent.language, timezone, members };
    const { row, grant } = await createProperty(ctx, agent.id, wanted);
    return { propertyId: row.property_id, property: presentProperty(row, grant) };
  },
});
