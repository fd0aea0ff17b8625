// mail.send: renders a queued mail and hands it to the mail server or to the outbox folder; and counts of days that are
// over are forgotten.

import { defineJob, type Schedule } from "../../kernel/define.ts";
import { strict, Type } from "../../kernel/schema.ts";
import { deleteClaimed } from "./claim.store.ts";
import { openEnvelope } from "./envelope.ts";
import { renderMail } from "./render.ts";
import { dispatch } from "./transport.ts";

export const mailSend = defineJob({
  name: "mail.send",
  payload: strict({ sealed: Type.String({ description: "The sealed mail, base64." }) }),
  // Waits grow from seconds to hours: the tenth try comes about six hours after the first.
  maxAttempts: 10,
  async run(ctx, { sealed }) {
    const envelope = openEnvelope(ctx.vault, sealed);
    await dispatch(ctx.config, envelope, renderMail(envelope));
  },
});

export const mailForgetClaims = defineJob({
  name: "mail.forget-claims",
  payload: strict({}),
  maxAttempts: 5,
  run: (ctx) => deleteClaimed(ctx.db, ctx.now.toISOString().slice(0, 10)),
});

export const schedules: readonly Schedule[] = [{ job: mailForgetClaims, cron: "7 2 * * *" }];
