// What webhooks tell of, and in which words: every event whose definition says under which key.

import type { EventDefinition } from "../../kernel/define.ts";
import { OneOf, strict, Time, type TSchema } from "../../kernel/schema.ts";
import { bansEvents } from "../bans/index.ts";
import { chatEvents } from "../chat/index.ts";
import { contactEvents } from "../contact/index.ts";
import { departmentsEvents } from "../departments/index.ts";
import { knowledgeBaseEvents } from "../knowledge-base/index.ts";
import { membersEvents } from "../members/index.ts";
import { messengerEvents } from "../messenger/index.ts";
import { rolesEvents } from "../roles/index.ts";
import { shortcutsEvents } from "../shortcuts/index.ts";
import { tabsEvents } from "../tabs/index.ts";
import { ticketEvents } from "../ticket/index.ts";
import { visitorEvents } from "../visitor/index.ts";
import { widgetsEvents } from "../widgets/index.ts";
import { contractBodies, Property } from "./contract-bodies.ts";
import { sampleOf } from "./sample.rules.ts";
import { type Fact, inOrder, bodyOf as makeBody } from "./webhooks.payload.rules.ts";

const modules: readonly object[] = [
  chatEvents,
  ticketEvents,
  visitorEvents,
  contactEvents,
  messengerEvents,
  membersEvents,
  rolesEvents,
  departmentsEvents,
  shortcutsEvents,
  bansEvents,
  widgetsEvents,
  knowledgeBaseEvents,
  tabsEvents,
];

/** By name. */
export const exportedEvents: ReadonlyMap<string, EventDefinition & { readonly webhook: string }> = new Map(
  modules
    .flatMap((events) => Object.values(events) as EventDefinition[])
    .flatMap((event) =>
      event.webhook === undefined ? [] : [[event.name, { ...event, webhook: event.webhook }]],
    ),
);

/** The body of a delivery, to be written as compact JSON. */
export function bodyOf(fact: Fact): unknown {
  const event = exportedEvents.get(fact.event);
  if (!event) return makeBody(fact, "data");
  return makeBody({ ...fact, payload: inOrder(event.payload, fact.payload) }, event.webhook);
}

/** What a body is made of; undefined where there is no such event. */
export function bodySchema(name: string): TSchema | undefined {
  const fixed = Object.hasOwn(contractBodies, name) ? contractBodies[name] : undefined;
  const event = exportedEvents.get(name);
  if (fixed || !event) return fixed;
  const time = Time("When it happened.");
  return strict({
    event: OneOf([name], "Name of the event."),
    time,
    property: Property,
    [event.webhook]: event.payload,
  });
}

/** An example of it; undefined where there is no such event. */
export function sampleBody(name: string, o: Pick<Fact, "at" | "property">): unknown {
  const payload = samplePayload(name, o);
  return payload === undefined ? undefined : bodyOf({ event: name, payload, ...o });
}

function samplePayload(name: string, { at, property }: Pick<Fact, "at" | "property">): unknown {
  const time = at.toISOString();
  const event = exportedEvents.get(name);
  if (!event) return undefined;
  const payload = Object(sampleOf(event.payload, { at, propertyId: property.id }, [event.webhook]));
  if (event.webhook === "ticket") return { ...payload, change: ticketChange(name, time) };
  const agent = { t: "a", id: AGENT_ID, n: "Marco" };
  if (name === "chat:agent-join" || name === "chat:agent-leave")
    return { ...payload, message: { sender: agent, type: name.slice("chat:".length), time } };
  if (name === "chat:nav")
    return { ...payload, message: { sender: { t: "v" }, type: "nav", time, data: PAGE } };
  if (name !== "chat:transcript_created" && name !== "chat:restore") return payload;
  const answer = { sender: agent, type: "msg", time, msg: "Good morning! We do, within three days." };
  return { ...payload, messageCount: 2, agents: [AGENT_ID], messages: [...payload.messages, answer] };
}

const AGENT_ID = "6ae8510f4d0e8a5b7c9f2e31";
const MESSAGE_ID = "6ae8510f7c1e4b5a9d2f3e80";
const PAGE = { url: "https://shop.example/oil", title: "Olive oil" };

/** What is told with a ticket, by the event that tells it. */
function ticketChange(name: string, createdOn: string) {
  const by = { type: "agent", id: AGENT_ID, name: "Marco" };
  const what: Readonly<Record<string, object>> = {
    "ticket:create": {
      messageId: MESSAGE_ID,
      message: "I ordered a week ago and have heard nothing since.",
      author: "visitor",
    },
    "ticket:reply": {
      messageId: MESSAGE_ID,
      message: "It leaves us tomorrow.",
      author: "agent",
      firstResponse: true,
    },
    "ticket:status": { from: "open", to: "pending" },
    "ticket:update": { type: "priority", from: "normal", to: "high" },
    "ticket:assign": { from: "Orders", to: "Marco" },
    "ticket:tag": { tags: ["order"] },
  };
  const position = name === "ticket:create" ? 1 : 2;
  return { position, type: name.slice("ticket:".length), by, ...what[name], createdOn };
}

export interface CatalogueEntry {
  readonly event: string;
  readonly summary: string;
  /** One of them is needed to subscribe; none for the contract's own. */
  readonly scopes: readonly string[];
  /** Its body is the contract's, not the envelope. */
  readonly isContract: boolean;
  readonly schema: TSchema;
  readonly example: unknown;
}

/** Everything a webhook may subscribe to, the contract's first. */
export function catalogue(o: Pick<Fact, "at" | "property">): readonly CatalogueEntry[] {
  const rest = [...exportedEvents.keys()].filter((name) => !(name in contractBodies)).sort();
  return [...Object.keys(contractBodies), ...rest].flatMap((event) => {
    const schema = bodySchema(event);
    const known = exportedEvents.get(event);
    const isContract = event in contractBodies;
    if (!schema) return [];
    return [
      {
        event,
        summary: known?.summary ?? "",
        scopes: isContract ? [] : (known?.scopes ?? []),
        isContract,
        schema,
        example: sampleBody(event, o),
      },
    ];
  });
}
