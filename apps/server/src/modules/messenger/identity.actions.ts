// Who a visitor says they are: details, and the account they have on the customer's own site.

import type { VisitorSelf } from "../../kernel/caller.ts";
import type { Context } from "../../kernel/context.ts";
import { sha256 } from "../../kernel/secret.ts";
import { passLiveChat, renameChats } from "../chat/index.ts";
import { type Proof, proofOf } from "../contact/index.ts";
import {
  changeDetails,
  insertNewcomers,
  type KnownVisitor,
  lockUserId,
  lockVisitor,
  lockVisitorByUser,
  setVisitorUser,
  tellOfVisitor,
  unnamedVisitor,
  type VisitorDetails,
  type VisitorRow,
} from "../visitor/index.ts";
import { identityOf } from "../widgets/index.ts";
import { isProven } from "./identity.rules.ts";
import { selfOf } from "./messenger.actions.ts";
import { visitorToken } from "./messenger.events.ts";
import { TOKEN_LETTERS, tokenFrom } from "./token.rules.ts";
import { deleteToken, insertTokens } from "./token.store.ts";

/** The caller, locked: what two tabs say of them happens one after the other. Refuses `not_found`. */
export async function lockSelf(
  ctx: Context,
  { propertyId, visitorId }: VisitorSelf = selfOf(ctx),
): Promise<KnownVisitor> {
  return (await lockVisitor(ctx.db, propertyId, visitorId)) ?? ctx.fail("not_found");
}

/** In secure mode name and address count only with a hash. Refuses `access_denied`. */
export async function introduce(
  ctx: Context,
  visitor: KnownVisitor,
  { hash, ...details }: VisitorDetails & { readonly hash?: string | undefined },
): Promise<void> {
  const email = details.email ?? visitor.email;
  const { secureMode, apiKeys } = await identityOf(ctx, visitor.property_id);
  const owns = isProven(apiKeys, hash, [email]);
  if (secureMode && (details.name !== undefined || details.email !== undefined))
    if (!owns && !isProven(apiKeys, hash, [visitor.user_id])) return ctx.fail("access_denied");
  await learn(ctx, visitor, details, proofOf(visitor.user_id, owns ? email : null));
}

/** What the hash beside attributes proves. */
export async function proofBy(ctx: Context, visitor: KnownVisitor, hash: string | undefined): Promise<Proof> {
  const { email, user_id: userId } = visitor;
  if (!hash || !email) return proofOf(userId);
  const { apiKeys } = await identityOf(ctx, visitor.property_id);
  return proofOf(userId, isProven(apiKeys, hash, [email]) ? email : null);
}

/** What is typed into a form. Whoever logged in stays who they are where that has to be proven. */
export async function fillIn(ctx: Context, visitor: KnownVisitor, form: VisitorDetails): Promise<VisitorRow> {
  const isSettled = visitor.user_id !== null && (await identityOf(ctx, visitor.property_id)).secureMode;
  return isSettled ? visitor : changeDetails(ctx, visitor, form, proofOf(visitor.user_id));
}

/** Writes and tells what is new, and nothing when nothing is. */
async function learn(ctx: Context, visitor: KnownVisitor, details: VisitorDetails, by: Proof): Promise<void> {
  const isNews =
    (details.name?.trim() && details.name !== visitor.name) ||
    (details.email !== undefined && details.email !== visitor.email) ||
    (details.phone !== undefined && details.phone !== visitor.phone);
  if (!isNews) return;
  const known = await changeDetails(ctx, visitor, details, by);
  await renameChats(ctx.db, known);
  await tellOfVisitor(ctx, visitor.property_id, visitor.visitor_id);
}

/**
 * The caller's browser is this user's from now on. A user nobody knew is who was here before, with all they said, unless
 * that was another user; one who is known goes on with the chat that was begun before. Answers the new token: the one before has ended, whoever else knew it. Refuses `access_denied`.
 */
export async function logIn(
  ctx: Context,
  { userId, hash, ...details }: VisitorDetails & { readonly userId: string; readonly hash: string },
): Promise<{ token: string; visitorId: string }> {
  const { propertyId, widgetId } = selfOf(ctx);
  const { apiKeys } = await identityOf(ctx, propertyId);
  if (!isProven(apiKeys, hash, [userId])) return ctx.fail("access_denied");
  // Two browsers may log in as a new user at once.
  await lockUserId(ctx.db, propertyId, userId);
  const before = await lockSelf(ctx);
  const user =
    (await lockVisitorByUser(ctx.db, propertyId, userId)) ?? (await becomeUser(ctx, before, userId));
  // The hash is of the user alone: an address that comes with it is a claim like any other.
  await learn(ctx, user, details, proofOf(userId));
  // Only somebody nobody knew becomes another: a user's chat stays that user's, whoever logs in after them.
  if (before.user_id === null && before.visitor_id !== user.visitor_id)
    await passLiveChat(ctx, before, (await lockVisitorByUser(ctx.db, propertyId, userId)) ?? user);
  const token = tokenFrom(ctx.randomText(TOKEN_LETTERS));
  const { visitor_id } = user;
  await insertTokens(
    ctx.db,
    [{ property_id: propertyId, token_hash: sha256(token), visitor_id, widget_id: widgetId }],
    ctx.now,
  );
  await endToken(ctx);
  return { token, visitorId: visitor_id };
}

async function becomeUser(ctx: Context, visitor: KnownVisitor, userId: string): Promise<KnownVisitor> {
  const { property_id } = visitor;
  if (visitor.user_id === null) {
    await setVisitorUser(ctx.db, property_id, visitor.visitor_id, userId);
    return { ...visitor, user_id: userId };
  }
  const visitor_id = ctx.randomText(21);
  const { ip, country_code } = visitor;
  const newcomer = { property_id, visitor_id, name: unnamedVisitor(ctx.now), ip, country_code };
  await insertNewcomers(ctx.db, [newcomer], ctx.now);
  await setVisitorUser(ctx.db, property_id, visitor_id, userId);
  return (await lockVisitor(ctx.db, property_id, visitor_id)) ?? ctx.fail("not_found");
}

/** Nobody calls or listens with the caller's token any more. */
export async function endToken(ctx: Context): Promise<void> {
  const { propertyId, visitorId } = selfOf(ctx);
  await deleteToken(ctx.db, propertyId, ctx.caller.id);
  ctx.forget({ keyId: ctx.caller.id });
  ctx.emit(visitorToken, { propertyId, payload: { propertyId, visitorId: `${propertyId}-${visitorId}` } });
}
