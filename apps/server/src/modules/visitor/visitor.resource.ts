// How visitors are named and described by clients.

import { Email, strict, Text, Type } from "../../kernel/schema.ts";

export function VisitorId(description = "Id of the visitor: the property's, a hyphen and 21 characters.") {
  return Type.String({ pattern: "^[0-9a-fA-F]{24}-[A-Za-z0-9_-]{21}$", description });
}

export const VisitorDetailsInput = strict({
  name: Text(120, "Name."),
  email: Type.Optional(Email("E-mail address; whoever wrote under it before is the same visitor.")),
  phone: Type.Optional(
    Type.String({ pattern: "^[+0-9][0-9 ()./-]{2,39}$", description: "Telephone number." }),
  ),
});
