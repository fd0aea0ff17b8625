-- When a chat was last handed on by a transfer; until its new agent has come in, the inbox calls it one that is waiting
-- to be taken over.
alter table chats add column transferred_on timestamptz;
