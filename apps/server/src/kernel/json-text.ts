// JSON that is made once and sent many times. What goes in has passed its schema, so it may go out without a second look.

import type { TSchema } from "typebox";
import { validatorOf } from "./schema.ts";

export class JsonText {
  readonly schema: TSchema;
  readonly text: string;

  /** Throws when the value does not match: a column too many cannot leak this way either. */
  constructor(schema: TSchema, value: unknown) {
    if (!validatorOf(schema).check(value))
      throw new Error(`A value does not match its schema: ${faultsOf(schema, value)}`);
    this.schema = schema;
    this.text = JSON.stringify(value);
  }
}

export function faultsOf(schema: TSchema, value: unknown): string {
  const { faults, unknown } = validatorOf(schema).problems(value);
  return [...faults, ...unknown].map(({ path, reason }) => `${path} ${reason}`).join("; ");
}
