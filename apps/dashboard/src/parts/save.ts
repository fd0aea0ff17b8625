// A form that writes: refused fields are marked where they stand, everything else is kept for the form's foot.

import type { UseFormReturnType } from "@mantine/form";
import type { MethodName } from "@parlo/sdk";
import { ParloError } from "@parlo/sdk";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Params, type Result, useAct } from "../api/calls.ts";
import { errorText } from "./error-text.ts";
import { reasonText } from "./reason-text.ts";
import { refused, said } from "./said.tsx";

interface Options<M extends MethodName> {
  /** Modules read again afterwards: the method's own unless told; none where one leaves the page anyway. */
  refresh?: readonly string[];
  /** Form fields for error codes and parameters that are called otherwise: `{ email_taken: "email" }`. */
  fields?: Record<string, string>;
  /** What to say when it worked. */
  said?: string;
  /** A refusal is said in the corner as well, where there is no form for it to stand at. */
  noted?: boolean;
  onDone?: (result: Result<M>, params: Params<M>) => void | Promise<void>;
}

export interface Save<M extends MethodName> {
  submit: (params: Params<M>) => void;
  pending: boolean;
  failure: Error | null;
  clear: () => void;
}

export function useSave<M extends MethodName, V extends object>(
  method: M,
  form: UseFormReturnType<V> | null,
  options: Options<M> = {},
): Save<M> {
  const { t } = useTranslation();
  const act = useAct(method, options.refresh);
  const [failure, setFailure] = useState<Error | null>(null);

  const done = (result: Result<M>, params: Params<M>) => {
    if (options.said) said(options.said);
    return options.onDone?.(result, params);
  };
  const failed = (error: Error) => {
    if (options.noted) return refused(errorText(t, error));
    const marks = form
      ? fieldErrors({ error, values: form.getValues(), fields: options.fields ?? {}, t })
      : {};
    const first = Object.keys(marks)[0];
    if (!form || !first) return setFailure(error);
    form.setErrors(marks);
    form.getInputNode(first)?.focus();
  };
  const submit = (params: Params<M>) => {
    setFailure(null);
    // By promise: callbacks handed to `mutate` stay silent when what was done takes this component off the page, as
    // removing a row does.
    void act.mutateAsync(params).then((result) => done(result, params), failed);
  };
  return { submit, pending: act.isPending, failure, clear: () => setFailure(null) };
}

/** What was saved counts as clean; what was typed while it was being saved does not. */
export function settle<V extends object>(
  form: UseFormReturnType<V>,
  saved: { [K in keyof V]?: V[K] | undefined },
): void {
  form.resetDirty({ ...form.getValues(), ...saved } as V);
}

/** Hand to `form.onSubmit` as second argument: the first field in trouble gets the focus. */
export function focusFirst<V extends object>(form: UseFormReturnType<V>) {
  return (errors: object) => {
    const first = Object.keys(errors)[0];
    if (first) form.getInputNode(first)?.focus();
  };
}

interface Refusal {
  error: Error;
  values: object;
  /** Form fields for codes and paths that are called otherwise. */
  fields: Record<string, string>;
  t: TFunction;
}

/** Messages by form field; empty unless every problem has a field to stand at. */
function fieldErrors({ error, values, fields, t }: Refusal): Record<string, string> {
  if (!(error instanceof ParloError)) return {};
  const field = fields[error.code];
  if (field) return { [field]: errorText(t, error) };
  const problems = error.details.map(({ path, reason }) => {
    // `invites[1].email` is a field of its own; `ips[1]` is one entry of the field `ips`.
    const dotted = path.replace(/\[(\d+)\]$/, "").replace(/\[(\d+)\]/g, ".$1");
    const text = reason === error.message ? errorText(t, error) : reasonText(t, reason);
    return [fields[dotted] ?? dotted, text] as const;
  });
  const known = problems.every(([path]) => (path.split(".")[0] ?? "") in values);
  return known ? Object.fromEntries(problems) : {};
}
