// Every scope a key or a role may be given, grouped by what it is about.

import type { Scope } from "@parlo/sdk";

export const scopeGroups = {
  property: ["property_read", "property_manage"],
  members: ["members_read", "members_manage", "keys_manage", "presence_manage"],
  conversations: [
    ...["chat_history_read", "chat_notes_read", "chats_manage", "shortcuts_read", "shortcuts_manage"],
    ...["visitors_read", "bans_read", "bans_manage", "metrics_read"],
    ...["tickets_read", "ticket_notes_read", "tickets_manage"],
  ] as const,
  contacts: ["contact_person_read", "contact_attribute_read", "contacts_manage"],
  widgets: ["widgets_read", "widgets_manage", "widgets_api_read", "tabs_read", "tabs_manage"],
  knowledge: ["knowledgebase_read", "knowledgebase_manage", "knowledgebase_settings_manage"],
  webhooks: ["webhooks_read", "webhooks_manage"],
} as const satisfies Record<string, readonly Scope[]>;
