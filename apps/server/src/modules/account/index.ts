// What other modules may use of accounts: who people are and how they are signed in. What they may do with their
// account are the methods of the module agent, which stands above all it touches.

export {
  createAccount,
  endSessions,
  isSameAddress,
  mailLink,
  mailNotice,
  readAgent,
  refuseBadPassword,
  startSession,
} from "./account.actions.ts";
export { accountErrors } from "./account.errors.ts";
export { AccountName, Language, NewPassword, OneTimeToken, Password } from "./account.params.ts";
export {
  Agent,
  callerAgent,
  highestRole,
  Presence,
  PublicAgent,
  pictureUrl,
  presentAgent,
  presentCaller,
  presentPublicAgent,
} from "./agent.resource.ts";
export {
  type AgentRow,
  deleteAgent,
  emailKey,
  findAgents,
  findAgentsByEmail,
  findInstanceOwners,
  insertAgent,
  touchConnected,
  updateEmail,
  updateProfile,
} from "./agent.store.ts";
export { replaceRecoveryCodes, updatePassword, updateTwoFactor } from "./credential.store.ts";
export { clearFailures } from "./lockout.store.ts";
export { passwordProblem } from "./password.rules.ts";
export { hashPassword, verifyPassword } from "./password.ts";
export { findPicture, replacePicture } from "./picture.store.ts";
export { CONNECTED_MS, isThere } from "./presence.rules.ts";
export {
  credentialOfCaller,
  proveIdentity,
  provePassword,
  refuseTry,
  refuseWhileLocked,
} from "./proof.actions.ts";
export {
  deleteSession,
  findSessionsByHash,
  insertSession,
  listSessions,
  SESSION_DAYS,
  type ShownSession,
  touchSessions,
} from "./session.store.ts";
export { deleteTokens, findLatestExpiry, findPendingLink, takeToken } from "./token.store.ts";
export {
  matchingStep,
  newTotpSecret,
  renewRecoveryCodes,
  sealTotpSecret,
  totpCode,
  totpEnrolment,
} from "./two-factor.ts";
