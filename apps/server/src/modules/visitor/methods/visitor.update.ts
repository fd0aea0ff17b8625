// visitor.update: what agents learn of a visitor: name, address, number, and a note of their own.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Text, Type } from "../../../kernel/schema.ts";
import { contactCreate, contactUpdate, TEAM } from "../../contact/index.ts";
import { lockVisitor } from "../identity.store.ts";
import { Visitor } from "../live.resource.ts";
import { changeDetails, tellOfVisitor } from "../visitor.actions.ts";
import { visitorErrors } from "../visitor.errors.ts";
import { visitorUpdate } from "../visitor.events.ts";
import { VisitorDetailsInput, VisitorId } from "../visitor.resource.ts";
import { ownVisitorId } from "../visitor.rules.ts";
import { setNote } from "../visitor.store.ts";

export default defineMethod({
  name: "visitor.update",
  summary: "Change name, e-mail address, telephone number or note of a visitor.",
  description:
    "What is not given stays. With a name, an address or a number the visitor becomes a contact. A live chat shows the new ones at once; past chats stay as they were. The note is for agents alone.",
  scopes: ["chats_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    visitorId: VisitorId(),
    name: Type.Optional(VisitorDetailsInput.properties.name),
    email: VisitorDetailsInput.properties.email,
    phone: VisitorDetailsInput.properties.phone,
    note: Type.Optional(Text(5000, "What agents should know; empty for nothing.", 0)),
  }),
  result: Visitor,
  errors: visitorErrors.pick("not_found"),
  emits: [visitorUpdate, contactCreate, contactUpdate],
  example: (world) => ({
    propertyId: world.property.id,
    visitorId: world.chat.visitorId,
    phone: "+39 051 555 0177",
    note: "Cerca tazze per il bar di famiglia.",
  }),
  since: "0.1",
  async handler(ctx, { propertyId, visitorId: publicId, name, email, phone, note }) {
    const visitorId = ownVisitorId(propertyId, publicId);
    const visitor = visitorId && (await lockVisitor(ctx.db, propertyId, visitorId));
    if (!visitor) return ctx.fail("not_found");
    if (name !== undefined || email !== undefined || phone !== undefined)
      await changeDetails(ctx, visitor, { name, email, phone }, TEAM);
    if (note !== undefined)
      await setNote(ctx.db, { propertyId, visitorId: visitor.visitor_id, note: note.trim() || null });
    return tellOfVisitor(ctx, propertyId, visitor.visitor_id);
  },
});
