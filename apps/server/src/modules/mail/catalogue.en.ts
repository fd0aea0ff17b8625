// The mails in English. This catalogue is the model: its `{placeholders}` are the values each mail asks for, and every
// other language has the same mails with the same placeholders (mail.test.ts).

export const en = {
  "confirm-email": {
    subject: "Confirm your e-mail address",
    heading: "Welcome, {name}",
    paragraphs: [
      "Confirm that {email} is your address, so that you can get back in if you forget your password.",
    ],
    button: "Confirm address",
    note: "The link works once, for 24 hours. If you did not sign up, ignore this mail.",
  },
  "change-email": {
    subject: "Confirm your new e-mail address",
    heading: "Your new address",
    paragraphs: ["Hello {name}, confirm that you want to sign in as {email} from now on."],
    button: "Use this address",
    note: "The link works once, for 24 hours. If you did not ask for this, ignore this mail: nothing changes.",
  },
  "email-changed": {
    subject: "Your e-mail address was changed",
    heading: "Your address was changed",
    paragraphs: [
      "Hello {name}, your account signs in as {email} now. This old address is no longer used.",
      "If this was not you, ask the owner of this server for help at once.",
    ],
  },
  "reset-password": {
    subject: "Choose a new password",
    heading: "Choose a new password",
    paragraphs: ["Hello {name}, somebody, probably you, asked for a new password for {email}."],
    button: "Choose a password",
    note: "The link works once, for one hour. If it was not you, ignore this mail: your password stays as it is.",
  },
  "password-changed": {
    subject: "Your password was changed",
    heading: "Your password was changed",
    paragraphs: [
      "Hello {name}, the password of {email} was changed and all other sessions were signed out.",
      "If this was not you, choose a new password with “Forgot password” on the sign-in page at once.",
    ],
  },
  "two-factor-enabled": {
    subject: "Two-factor authentication is on",
    heading: "Two-factor authentication is on",
    paragraphs: [
      "Hello {name}, signing in as {email} now asks for a code of your authenticator app. All other sessions were signed out.",
      "Keep your recovery codes in a safe place: each opens your account once if you lose the app.",
    ],
  },
  "two-factor-disabled": {
    subject: "Two-factor authentication is off",
    heading: "Two-factor authentication is off",
    paragraphs: [
      "Hello {name}, signing in as {email} takes the password alone again. All other sessions were signed out.",
      "If this was not you, change your password at once.",
    ],
  },
  "recovery-codes-renewed": {
    subject: "You have new recovery codes",
    heading: "New recovery codes",
    paragraphs: [
      "Hello {name}, new recovery codes were made for {email}; the earlier ones no longer work.",
      "If this was not you, change your password at once.",
    ],
  },
  invitation: {
    subject: "{inviter} invites you to {property}",
    heading: "Join {property}",
    paragraphs: ["{inviter} invites you, {email}, to answer the customers of {property} together."],
    button: "See the invitation",
    note: "The link works once, for seven days. If you do not know who this is from, ignore this mail.",
  },
  "access-requested": {
    subject: "{name} asks for API access",
    heading: "Somebody asks for API access",
    paragraphs: [
      "Hello {owner}, {name} ({email}) asks to use the API of this server.",
      "Company: {company}",
      "Purpose: {purpose}",
      "Expected use: {expectedUse}",
    ],
    button: "Answer the request",
    note: "Nobody gets access before you approve it.",
  },
  "access-approved": {
    subject: "You have API access",
    heading: "You have API access",
    paragraphs: [
      "Hello {name}, your request was approved. You can now make API keys in the dashboard: profile picture, Edit Profile, REST API Keys.",
      "This login opens the reference. It is not the login of your account, and it is in this mail alone.",
      "User name: {user}\nPassword: {password}",
    ],
    button: "Open the reference",
  },
  "access-rejected": {
    subject: "Your request for API access was declined",
    heading: "Your request was declined",
    paragraphs: [
      "Hello {name}, the owner of this server declined your request for API access and wrote:",
      "{reason}",
      "You can ask again on the same page of the dashboard: profile picture, Edit Profile, REST API Keys.",
    ],
  },
  "chat-transcript": {
    subject: "Your conversation with {property}",
    heading: "Your conversation with {property}",
    paragraphs: ["Hello {name}, here is what was said.", "{transcript}"],
    note: "If you do not know what this is about, ignore this mail.",
  },
  "ticket-received": {
    subject: "[#{number}] {subject}",
    heading: "We have your message",
    paragraphs: [
      "Hello {name}, {property} has received what you wrote and will answer you at this address. The number of your request is {number}.",
      "{message}",
    ],
    note: "If you did not write to us, ignore this mail.",
  },
  "ticket-receipt": {
    subject: "[#{number}] {property}",
    heading: "We have your message",
    paragraphs: [
      "Hello, {property} has received a message with this address on it and will answer you here. The number of the request is {number}.",
    ],
    note: "If you did not write to us, somebody else typed your address: ignore this mail.",
  },
  "ticket-written": {
    subject: "[#{number}] {subject}",
    heading: "{subject}",
    paragraphs: ["{message}", "{agent}, {property}"],
    note: "The number of this request is {number}.",
  },
  "ticket-reply": {
    subject: "Re: [#{number}] {subject}",
    heading: "{subject}",
    paragraphs: ["{message}", "{agent}, {property}"],
    note: "The number of your request is {number}.",
  },
  "ticket-new": {
    subject: "New ticket #{number}: {subject}",
    heading: "{subject}",
    paragraphs: ["Hello {name}, there is a new ticket at {property}. {requester} asks:", "{message}"],
    button: "Open the ticket",
  },
  "ticket-assigned": {
    subject: "Ticket #{number} is for you: {subject}",
    heading: "{subject}",
    paragraphs: ["Hello {name}, {by} gave you a ticket of {property}. {requester} asks:", "{message}"],
    button: "Open the ticket",
  },
  "ticket-answered": {
    subject: "{requester} answered in ticket #{number}: {subject}",
    heading: "{subject}",
    paragraphs: ["Hello {name}, {requester} wrote again to {property}:", "{message}"],
    button: "Open the ticket",
  },
  "webhook-gone": {
    subject: "The webhook “{webhook}” was turned off",
    heading: "A webhook was turned off",
    paragraphs: [
      "Hello {name}, the receiver of the webhook “{webhook}” of {property} answered 410: it says that it is gone for good. Nothing is sent to it any more.",
      "Delete the webhook, or give it a new address. What happens meanwhile is kept: turn the webhook on again with “Recover” and it is sent.",
    ],
    button: "See the webhook",
  },
  "webhook-failing": {
    subject: "The webhook “{webhook}” was turned off",
    heading: "A webhook was turned off",
    paragraphs: [
      "Hello {name}, every delivery of the webhook “{webhook}” of {property} has failed for days. Nothing is sent to it any more.",
      "What happens meanwhile is kept: once the receiver works, turn the webhook on again with “Recover” and it is sent.",
    ],
    button: "See the webhook",
  },
} as const;
