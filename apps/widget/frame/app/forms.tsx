// The form before a chat, and the one in place of a chat while nobody is there.

import { useId, useState } from "preact/hooks";
import type { Field, Visitor } from "../core/types.ts";
import { Banner } from "./banner.tsx";
import { questionsOf } from "./cards.ts";
import { formOf, type Problem, problemOf } from "./fields.ts";
import { TalkHeader } from "./header.tsx";
import { Icon } from "./icons.tsx";
import { useScene } from "./scene.ts";

const MESSAGE: Field = { label: "", type: "textarea", required: true };

export function PrechatForm() {
  const { core, state, held, t } = useScene();
  const { settings, status } = state.value;
  const fields = questionsOf(settings, status) ?? [];
  return (
    <>
      <TalkHeader />
      <Banner />
      <FieldsForm
        key={JSON.stringify(fields)}
        fields={fields}
        intro={settings.prechat?.message || t("formText")}
        submit={t("startChat")}
        done={(values) => {
          const form = formOf(fields, values);
          const { departmentId: _, ...answers } = form;
          if (Object.keys(answers).length > 0) core.say({ text: "", form });
          else held.value = form;
        }}
      />
    </>
  );
}

export function OfflineForm() {
  const { core, state, t } = useScene();
  const { settings, status } = state.value;
  const [sent, setSent] = useState<{ id: string; email: string }>();
  const asked = questionsOf(settings, status) ?? [];
  const parcel = state.value.outbox.find(({ id }) => id === sent?.id);
  if (sent && !parcel)
    return (
      <>
        <TalkHeader />
        <div class="scroll pad done" role="status">
          <span class="done-mark">
            <Icon name="check" size={32} />
          </span>
          <h2>{t("leftTitle")}</h2>
          {sent.email && <p>{t("leftText", { email: sent.email })}</p>}
          <button type="button" class="button soft" onClick={() => setSent(undefined)}>
            {t("leaveAnother")}
          </button>
        </div>
      </>
    );
  return (
    <>
      <TalkHeader />
      <Banner />
      <FieldsForm
        key={JSON.stringify(asked)}
        fields={[...asked, MESSAGE]}
        intro={settings.offline?.message || t("offlineText")}
        submit={t(parcel ? (state.value.line === "open" ? "sending" : "waits") : "sendMessage")}
        busy={parcel !== undefined && parcel.state !== "failed"}
        trouble={parcel?.state === "failed"}
        done={(values) => {
          if (parcel) core.drop(parcel.id);
          const form = formOf(asked, values);
          setSent({ id: core.leave(form, values.at(-1)?.trim() ?? ""), email: form.email ?? "" });
        }}
      />
    </>
  );
}

interface Props {
  readonly fields: readonly Field[];
  readonly intro: string;
  readonly submit: string;
  readonly busy?: boolean;
  readonly trouble?: boolean;
  done(values: readonly string[]): void;
}

function FieldsForm({ fields, intro, submit, busy = false, trouble = false, done }: Props) {
  const { state, t } = useScene();
  const [values, setValues] = useState(() => fields.map(({ type }) => knownOf(type, state.value.visitor)));
  const [problems, setProblems] = useState<readonly (Problem | undefined)[]>([]);
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const found = fields.map((field, at) => problemOf(field, values[at] ?? ""));
        setProblems(found);
        const first = found.findIndex(Boolean);
        const inputs = event.currentTarget.querySelectorAll<HTMLElement>("input, textarea, select");
        if (first >= 0) inputs[first]?.focus();
        else done(values);
      }}
    >
      <div class="scroll pad">
        <p class="form-intro">{intro}</p>
        {fields.map((field, at) => (
          <FormField
            key={at}
            field={field}
            value={values[at] ?? ""}
            problem={problems[at]}
            change={(value) => {
              setValues(fields.map((_, other) => (other === at ? value : (values[other] ?? ""))));
              setProblems(fields.map((_, other) => (other === at ? undefined : problems[other])));
            }}
          />
        ))}
        {trouble && <p role="alert">{t("trouble")}</p>}
      </div>
      <div class="foot">
        <button type="submit" class="button wide" disabled={busy}>
          {submit}
        </button>
      </div>
    </form>
  );
}

interface FieldProps {
  readonly field: Field;
  readonly value: string;
  readonly problem: Problem | undefined;
  change(value: string): void;
}

const inputs = {
  text: { type: "text", autocomplete: "off" },
  name: { type: "text", autocomplete: "name" },
  email: { type: "email", autocomplete: "email" },
  phone: { type: "tel", autocomplete: "tel" },
} as const;

function FormField({ field, value, problem, change }: FieldProps) {
  const { state, t } = useScene();
  const { type, required } = field;
  const own = type === "text" || type === "textarea" ? t("message") : t(type);
  const id = useId();
  const common = {
    id,
    required,
    value,
    "aria-invalid": problem !== undefined,
    ...(problem ? { "aria-describedby": `${id}-problem` } : {}),
    onInput: (event: { currentTarget: { value: string } }) => change(event.currentTarget.value),
  };
  return (
    <div class="field">
      <label for={id}>
        <bdi>{field.label || own}</bdi>
        {!required && <em> {t("optional")}</em>}
      </label>
      {type === "textarea" && (
        <textarea rows={4} dir="auto" maxLength={field === MESSAGE ? 10_000 : 2_000} {...common} />
      )}
      {type === "department" && (
        <select {...common}>
          <option value="">{t("choose")}</option>
          {state.value.settings.departments?.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
      {type !== "textarea" && type !== "department" && (
        <input dir="auto" maxLength={type === "text" ? 500 : 120} {...inputs[type]} {...common} />
      )}
      {problem && (
        <small id={`${id}-problem`} role="alert">
          {t(problem)}
        </small>
      )}
    </div>
  );
}

function knownOf(type: Field["type"], visitor: Visitor | undefined): string {
  if (type === "name" || type === "email" || type === "phone") return visitor?.[type] ?? "";
  return "";
}
