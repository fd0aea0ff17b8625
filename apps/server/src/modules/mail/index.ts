// What other modules may use of mail.

export { isMailLanguage, type MailValues, mailLanguages } from "./catalogue.ts";
export { CLAIMED_MAILS_A_DAY, secondsToNextDay } from "./claim.rules.ts";
export { mayMailClaimed, sendMail } from "./mail.actions.ts";
export { keepLinkOrigin, linkOrigin } from "./origin.ts";
export { listOutbox, readFromOutbox, writeToOutbox } from "./outbox.ts";
