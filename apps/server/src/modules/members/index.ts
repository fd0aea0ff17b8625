// What other modules may use of members and invitations.

export { acceptInvite, isInvited } from "./acceptance.actions.ts";
export { readRecords as readCsvRecords } from "./csv.rules.ts";
export { inviteAll } from "./invites.actions.ts";
export { type InviteRow, insertInvites } from "./invites.store.ts";
export { addMember, leaveProperty, presentMembers } from "./members.actions.ts";
export { membersErrors } from "./members.errors.ts";
export * as membersEvents from "./members.events.ts";
export { inviteCreate, inviteDelete, memberJoin, memberLeave } from "./members.events.ts";
export { InviteInput, Member } from "./members.resource.ts";
export {
  findEnabledMembers,
  findMemberships,
  insertMember,
  keepMembers,
  listMembers,
  type MemberRow,
} from "./members.store.ts";
