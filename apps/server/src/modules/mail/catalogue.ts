// Every mail: its words per language, and the page its button opens. To add a mail, add one entry to each
// `catalogue.<language>.ts` and, when it has a button, its path here; `sendMail` then asks for the values by name.

import { en } from "./catalogue.en.ts";
import { it } from "./catalogue.it.ts";

export interface MailWords {
  readonly subject: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** Label of the one button; its page is in `buttonPaths`. */
  readonly button?: string;
  /** Small print under the button. */
  readonly note?: string;
}

export type MailTemplate = keyof typeof en;
export type Catalogue = { readonly [T in MailTemplate]: MailWords };

/** Pages of the dashboard, with placeholders of their own. */
export const buttonPaths = {
  "confirm-email": "/confirm-email?token={token}",
  "change-email": "/confirm-email?token={token}",
  "reset-password": "/reset-password?token={token}",
  invitation: "/invitation?token={token}",
  "access-requested": "/access-requests",
  "access-approved": "/docs",
  "ticket-new": "/properties/{propertyId}/tickets/{ticketId}",
  "ticket-assigned": "/properties/{propertyId}/tickets/{ticketId}",
  "ticket-answered": "/properties/{propertyId}/tickets/{ticketId}",
  "webhook-gone": "/properties/{propertyId}/webhooks",
  "webhook-failing": "/properties/{propertyId}/webhooks",
} as const satisfies { readonly [T in MailTemplate]?: string };

const catalogues = { en, it } satisfies Record<string, Catalogue>;

export type MailLanguage = keyof typeof catalogues;

export const mailLanguages = Object.keys(catalogues) as MailLanguage[];

/** English for a language we have no words in. */
export function wordsOf(template: MailTemplate, language: string): MailWords {
  return catalogues[isMailLanguage(language) ? language : "en"][template];
}

export function isMailLanguage(language: string): language is MailLanguage {
  return Object.hasOwn(catalogues, language);
}

export function buttonPathOf(template: MailTemplate): string | undefined {
  return (buttonPaths as { readonly [T in MailTemplate]?: string })[template];
}

type Placeholder<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;
type TextsOf<Words> = {
  [K in keyof Words]: Words[K] extends readonly (infer Line)[] ? Line : Words[K];
}[keyof Words];
type PathOf<T> = T extends keyof typeof buttonPaths ? (typeof buttonPaths)[T] : never;

/** The values a mail needs, read off its English words and its button's path. */
export type MailValues<T extends MailTemplate> = Readonly<
  Record<Placeholder<TextsOf<(typeof en)[T]>> | Placeholder<PathOf<T>>, string>
>;
