// What widgets may say over their line.

import { invalid, Refusal } from "../../kernel/error.ts";
import { type Static, strict, type TSchema, Type, validatorOf } from "../../kernel/schema.ts";
import { Cursor } from "../../modules/events/index.ts";
import { ConnectInput, PageInput } from "../../modules/messenger/index.ts";

export const ConnectMessage = strict({
  ...ConnectInput.properties,
  type: Type.Literal("connect"),
  after: Type.Optional(Cursor),
});

export const CallMessage = strict({
  type: Type.Literal("call"),
  id: Type.Integer({ minimum: 0 }),
  method: Type.String({ maxLength: 100 }),
  params: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
});

export const ViewMessage = strict({
  type: Type.Literal("view"),
  url: PageInput.properties.url,
  title: PageInput.properties.title,
});

export const TypingMessage = strict({
  type: Type.Literal("typing"),
  chatId: Type.String({ pattern: "^[0-9a-fA-F-]{36}$" }),
  text: Type.String({ maxLength: 10_000 }),
});

/** The message as its schema has it; refuses it with all that is wrong. */
export function checked<S extends TSchema>(schema: S, message: unknown): Static<S> {
  const validator = validatorOf(schema);
  if (validator.check(message)) return message as Static<S>;
  const { faults, unknown } = validator.problems(message);
  throw invalid([...faults, ...unknown]);
}

export const NOT_HERE = new Refusal("banned", {
  status: 403,
  message: "banned",
  fix: "The visitor, their address or this page is kept out by the property.",
});
