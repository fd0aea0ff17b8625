// The fields of a form and what may stand in them. Pure.

import type { Answer, Field, Form } from "../core/types.ts";

export const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;
const PHONE = /^[+0-9][0-9 ()./-]{2,39}$/;

export type Problem = "fillIn" | "emailWrong" | "phoneWrong";

export function problemOf(
  { type, required }: Pick<Field, "type" | "required">,
  value: string,
): Problem | undefined {
  const text = value.trim();
  if (text === "") return required ? "fillIn" : undefined;
  if (type === "email" && !EMAIL.test(text)) return "emailWrong";
  if (type === "phone" && !PHONE.test(text)) return "phoneWrong";
  return undefined;
}

/** The form as the server takes it: what it knows by name, and answers to everything else. */
export function formOf(fields: readonly Field[], values: readonly string[]): Form {
  const form: { -readonly [key in keyof Form]: Form[key] } = {};
  const answers: Answer[] = [];
  for (const [at, { type, label }] of fields.entries()) {
    const value = values[at]?.trim() ?? "";
    if (value === "") continue;
    if (type === "name") form.name = value;
    else if (type === "email") form.email = value;
    else if (type === "phone") form.phone = value;
    else if (type === "department") form.departmentId = value;
    else answers.push({ label, answer: value });
  }
  return answers.length > 0 ? { ...form, answers } : form;
}
