// Parameters that methods about accounts share.

import { OneOf, Text, Type } from "../../kernel/schema.ts";
import { mailLanguages } from "../mail/index.ts";

export const AccountName = Text(100, "Name of the person.");

/** To be checked, not chosen: no rule but a bound. */
export const Password = Type.String({ minLength: 1, maxLength: 1000, description: "The present password." });

export const NewPassword = Type.String({
  minLength: 10,
  maxLength: 200,
  description: "10 to 200 characters; neither the e-mail address nor one of the passwords everybody tries.",
});

export const Language = OneOf(mailLanguages, "Language of the dashboard and of mails.");

export const OneTimeToken = Type.String({
  pattern: "^[0-9A-Za-z]{43}$",
  description: "The `token` of the link that was mailed.",
});
