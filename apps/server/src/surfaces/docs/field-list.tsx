// The fields of a schema as a list.
/** @jsxImportSource preact */

import { type Field, fieldsOf } from "./fields.ts";
import type { JsonSchema } from "./json-schema.ts";
import { blockMarkdown, inlineMarkdown } from "./markdown.tsx";

export function Fields({
  schema,
  empty,
  withNeed,
}: {
  schema: JsonSchema;
  empty: string;
  withNeed?: boolean;
}) {
  const fields = fieldsOf(schema);
  if (fields.length === 0) return <div dangerouslySetInnerHTML={{ __html: blockMarkdown(empty) }} />;
  return (
    <ul class="fields">
      {fields.map((field) => (
        <FieldRow field={field} withNeed={withNeed === true} />
      ))}
    </ul>
  );
}

function FieldRow({ field, withNeed }: { field: Field; withNeed: boolean }) {
  const prefix = field.path.slice(0, field.path.length - field.name.length);
  // Bounds are for those who fill a field in.
  const limits = withNeed ? field.limits : [];
  return (
    <li class={`field depth-${Math.min(field.depth, 4)}`}>
      <div class="field-head">
        <code class="field-name">
          {prefix && <span class="prefix">{prefix}</span>}
          {field.name}
        </code>
        <span class="field-type">{field.type}</span>
        {withNeed && field.required && <span class="need">required</span>}
        {!withNeed && !field.required && <span class="field-type">may be absent</span>}
      </div>
      {field.description && <p dangerouslySetInnerHTML={{ __html: inlineMarkdown(field.description) }} />}
      {(field.values.length > 0 || limits.length > 0) && (
        <p class="limits">
          {field.values.map((value) => (
            <code>{value}</code>
          ))}
          {limits.join(" · ")}
        </p>
      )}
    </li>
  );
}
