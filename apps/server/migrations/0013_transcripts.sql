-- How often a chat was mailed to an address that its visitor named: strangers must not make us write to everybody.
alter table chats add column transcripts_sent smallint not null default 0;
