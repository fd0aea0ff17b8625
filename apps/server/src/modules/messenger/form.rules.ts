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
