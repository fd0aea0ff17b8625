// A filled-in form as text (compatibility §1.8): a line per field, `Label : value`.

export interface FormInput {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly answers?: readonly { readonly label: string; readonly answer: string }[] | undefined;
}

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

/** Empty when nothing was filled in. */
export function formText({ name, email, phone, answers = [] }: FormInput): string {
  const fields: readonly (readonly [string, string | undefined])[] = [
    ["Name", name],
    ["Email", email],
    ["Phone", phone],
    ...answers.map(({ label, answer }) => [oneLine(label), answer] as const),
  ];
  return fields
    .flatMap(([label, value]) => (value?.trim() ? [`${label} : ${oneLine(value)}`] : []))
    .join("\r\n");
}

/** What was filled in while nobody was there, by its label. */
export function offlineFields(
  { name, email, phone, answers = [] }: FormInput,
  message: string,
): Record<string, string> {
  return {
    ...(name ? { name } : {}),
    ...(email ? { email } : {}),
    ...(phone ? { phone } : {}),
    message,
    ...Object.fromEntries(answers.map(({ label, answer }) => [oneLine(label), answer])),
  };
}
