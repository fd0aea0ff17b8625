// How custom attributes look from outside, and what a call may say of one.

import { Id, OneOf, type Static, strict, Text, Type } from "../../kernel/schema.ts";
import type { AttributeRow } from "./attribute.store.ts";

export const DataAttribute = strict({
  key: Type.String({ description: "The name it is set by." }),
  object: OneOf(["person", "organization"], "What has it."),
  label: Type.String({ description: "The name people see." }),
  dataType: OneOf(["string", "number", "boolean", "date"], "Kind of value."),
  fullPath: Type.String({ description: "Where it stands in a contact." }),
});

export function presentAttribute(row: AttributeRow): Static<typeof DataAttribute> {
  return {
    key: row.key,
    object: row.object,
    label: row.label,
    dataType: row.data_type,
    fullPath: `customAttributes.${row.key}`,
  };
}

/** What is told of an attribute: where it is, and the attribute. */
export const DataAttributeOf = strict({ propertyId: Id("property"), ...DataAttribute.properties });

export const attributeInput = {
  object: OneOf(["person", "organization"], "Whose attribute."),
  key: Type.String({
    pattern: "^[a-z0-9-]{1,60}$",
    description: "The name it is set by: small letters, digits and dashes.",
  }),
  label: Text(100, "The name people see."),
  dataType: OneOf(["string", "number", "boolean", "date"], "Kind of value; it stays."),
};
