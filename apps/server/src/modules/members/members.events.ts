// What happens to members and invitations.

import { defineEvent } from "../../kernel/define.ts";
import { Invite, Member } from "./members.resource.ts";

export const memberJoin = defineEvent({
  name: "member:join",
  summary: "An agent became a member.",
  webhook: "member",
  payload: Member,
  audience: "property",
  scopes: ["members_read"],
});

export const memberUpdate = defineEvent({
  name: "member:update",
  summary: "A member got another role, or was enabled or disabled.",
  webhook: "member",
  payload: Member,
  audience: "property",
  scopes: ["members_read"],
});

export const memberLeave = defineEvent({
  name: "member:leave",
  summary: "A member left or was removed.",
  webhook: "member",
  payload: Member,
  audience: "property",
  scopes: ["members_read"],
});

export const inviteCreate = defineEvent({
  name: "invite:create",
  summary: "Somebody was invited.",
  webhook: "invitation",
  payload: Invite,
  audience: "property",
  scopes: ["members_read"],
});

export const inviteUpdate = defineEvent({
  name: "invite:update",
  summary: "An invitation got another role, or a new link.",
  webhook: "invitation",
  payload: Invite,
  audience: "property",
  scopes: ["members_read"],
});

export const inviteDelete = defineEvent({
  name: "invite:delete",
  summary: "An invitation was withdrawn, or accepted.",
  webhook: "invitation",
  payload: Invite,
  audience: "property",
  scopes: ["members_read"],
});
