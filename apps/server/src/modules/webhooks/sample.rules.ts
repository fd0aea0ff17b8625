// Examples of what a schema describes, for the reference and for trying out a webhook: the same ones each time.

import { createHash } from "node:crypto";
import type { TSchema } from "../../kernel/schema.ts";

export interface Setting {
  readonly at: Date;
  readonly propertyId: string;
}

interface Shape {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, TSchema>>;
  readonly required?: readonly string[];
  readonly items?: TSchema;
  readonly anyOf?: readonly TSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maxLength?: number;
}

/** By the end of the path: the longest that fits counts. */
const WORDS: Readonly<Record<string, string | number | boolean>> = {
  name: "Livia Conti",
  n: "Marco",
  agentName: "Marco",
  "createdBy.name": "Marco",
  "department.name": "Orders",
  "departments.name": "Orders",
  "role.name": "Night shift",
  "widget.name": "Shop",
  "shortcut.name": "hello",
  first: "Livia",
  last: "Conti",
  email: "livia@conti.example",
  "member.email": "marco@shop.example",
  "invitation.email": "sara@shop.example",
  primaryEmail: "livia@conti.example",
  emails: "livia@conti.example",
  phone: "+39 055 0000000",
  primaryPhone: "+39 055 0000000",
  phones: "+39 055 0000000",
  jobTitle: "Buyer",
  userId: "customer-204",
  city: "Florence",
  country: "IT",
  countryCode: "IT",
  domain: "shop.example",
  ip: "203.0.113.7",
  tags: "order",
  msg: "Good morning! Do you ship to Sicily?",
  text: "Asked for an invoice.",
  "shortcut.text": "Good morning, how can I help?",
  reason: "Insults",
  visitorName: "Livia Conti",
  url: "https://shop.example/",
  title: "Our shop",
  messageCount: 1,
  humanId: 42,
  subject: "Where is my order?",
  "ticket.message": "I ordered a week ago and have heard nothing since.",
  "assignee.name": "Marco",
  enabled: true,
};

/** Optional, and only at times beside the others. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  "offlineForm",
  "data",
  "attchs",
  "sender.id",
  "sender.n",
  "deletedOn",
  "closedOn",
]);

/** Tried in turn where a pattern is asked for. */
const PATTERNED = ["", "#1F4E79", "09:00", "18:00", "default", "auto", "en", "text:V1StGXR8_Z"];

export function sampleOf(schema: TSchema, setting: Setting, path: readonly string[] = []): unknown {
  const { type, properties, required = [], items, anyOf, ...shape } = schema as Shape;
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return shape.enum[0];
  if (anyOf?.[0]) return sampleOf(anyOf[0], setting, path);
  if (items) return [sampleOf(items, setting, path)];
  if (properties)
    return Object.fromEntries(
      Object.entries(properties)
        .filter(([name]) => required.includes(name) || !isLeftOut([...path, name]))
        .map(([name, of]) => [name, sampleOf(of, setting, [...path, name])]),
    );
  const word = endsOf(path)
    .map((end) => WORDS[end])
    .find((one) => typeof one === type || (type === "integer" && typeof one === "number"));
  if (type === "string") return textOf(shape, setting, path, word as string | undefined);
  if (type === "integer" || type === "number") return word ?? shape.minimum ?? 0;
  if (type === "boolean") return word ?? false;
  return type === "array" ? [] : {};
}

function textOf(
  shape: Shape,
  { at, propertyId }: Setting,
  path: readonly string[],
  word: string | undefined,
): string {
  const name = path.at(-1) ?? "";
  if (shape.format === "date-time") return at.toISOString();
  if (shape.pattern === undefined) return (word ?? "Text").slice(0, shape.maxLength);
  const id = createHash("sha256").update(name).digest("hex").slice(0, 24);
  const uuid = "a6a2a1c0-8f5b-11f0-9c1d-7f3f6a0c2b11";
  const own = name === "propertyId" || name === "pageId" ? propertyId : id;
  const pattern = new RegExp(shape.pattern, "u");
  const candidates = [
    ...(word === undefined ? [] : [word]),
    own,
    uuid,
    `${propertyId}-V1StGXR8_Z5jdHi6B-myT`,
  ];
  return [...candidates, ...PATTERNED].find((one) => pattern.test(one)) ?? "";
}

function isLeftOut(path: readonly string[]): boolean {
  return endsOf(path).some((end) => LEFT_OUT.has(end));
}

/** `a.b.c`, `b.c`, `c`. */
function endsOf(path: readonly string[]): readonly string[] {
  return path.map((_, from) => path.slice(from).join("."));
}
