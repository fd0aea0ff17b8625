// Schemas of the bodies that are the contract's (compatibility §2.2), for the reference. `webhooks.payload.rules.ts` makes
// them.

import { Id, OneOf, strict, Time, type TSchema, Type, Uuid } from "../../kernel/schema.ts";
import { Message } from "../chat/index.ts";

export const Property = strict({
  id: Id("property"),
  name: Type.String({ description: "Name of the property." }),
});

const time = Time("When it happened.");
const chatId = Uuid("chat");

const Visitor = strict({
  name: Type.String({ description: "Name; `V` and digits when none is known." }),
  email: Type.Optional(Type.String({ description: "E-mail address." })),
  city: Type.String({ description: "City in small letters; empty when unknown." }),
  country: Type.String({ description: "ISO 3166 code of the country; `XX` when unknown." }),
});

const name = (of: string) => OneOf([of], "Name of the event.");

const { sender, type, attchs } = Message.properties;

export const contractBodies: Readonly<Record<string, TSchema>> = {
  "chat:start": strict({
    event: name("chat:start"),
    chatId,
    time,
    message: strict({
      text: Type.String({
        description: "What was said first; `Label : value` lines when a form was filled in.",
      }),
      type: OneOf(["msg", "file", "webrtc-call"], "`file` when there is nothing but a file."),
      sender: strict({ type: OneOf(["visitor", "agent", "system"], "Who said it.") }),
    }),
    visitor: Visitor,
    property: Property,
  }),
  "chat:end": strict({ event: name("chat:end"), chatId, time, visitor: Visitor, property: Property }),
  "chat:transcript_created": strict({
    event: name("chat:transcript_created"),
    time,
    domain: Type.Optional(Type.String({ description: "Host of the page it was started on." })),
    property: Property,
    chat: strict({
      id: chatId,
      visitor: Visitor,
      messages: Type.Array(
        strict({
          sender,
          type,
          msg: Type.String({ description: "The text; empty where nothing was said." }),
          time: Time("When."),
          attchs,
        }),
        { description: "In the order of time." },
      ),
    }),
  }),
  "ticket:create": strict({
    event: name("ticket:create"),
    time,
    property: Property,
    requester: strict({
      name: Type.String({ description: "Who asks." }),
      email: Type.String({ description: "E-mail address; empty when unknown." }),
      type: Type.String({ description: "`visitor` or `agent`." }),
    }),
    ticket: strict({
      id: Uuid("ticket"),
      humanId: Type.Integer({ description: "Its number at the property." }),
      subject: Type.String({ description: "Subject." }),
      message: Type.String({ description: "First message." }),
    }),
  }),
};
