-- A chat is read as one value in many places, so it must have an end. Bytes of its messages as JSON; what was said before
-- this migration is not counted.

alter table chats add column said_bytes integer not null default 0;
