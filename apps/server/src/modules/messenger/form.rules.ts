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

/** What was filled in while nobody was there, by its label. A label that is taken is numbered: no answer hides another. */
export function offlineFields(
  { name, email, phone, answers = [] }: FormInput,
  message: string,
): Record<string, string> {
  const fields = new Map(
    Object.entries({ name, email, phone }).filter(([, value]) => value) as [string, string][],
  );
  fields.set("message", message);
  for (const { label, answer } of answers) {
    const wanted = oneLine(label);
    let free = wanted;
    for (let nth = 2; OWN_FIELDS.has(free.toLowerCase()) || fields.has(free); nth++)
      free = `${wanted} (${nth})`;
    fields.set(free, answer);
  }
  return Object.fromEntries(fields);
}

/** Also where they were left empty: whoever reads them takes them for what they are called. */
const OWN_FIELDS: ReadonlySet<string> = new Set(["name", "email", "phone", "message"]);
