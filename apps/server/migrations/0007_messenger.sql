-- The visitors' door: tokens, who a visitor is on the customer's own site, what they did there, and agents who are there.

-- A visitor's browser proves by it who it is. Kept by its hash; the text is in that browser alone.
create table visitor_tokens (
  property_id text not null references properties on delete cascade,
  token_hash text not null,
  visitor_id text not null,
  widget_id text not null,
  created_on timestamptz not null,
  last_used_on timestamptz not null,
  primary key (property_id, token_hash),
  foreign key (property_id, visitor_id) references visitors on delete cascade
);
create unique index visitor_tokens_hash on visitor_tokens (token_hash);
create index visitor_tokens_visitor on visitor_tokens (property_id, visitor_id);

-- What the customer's own site calls them: one visitor each, whatever browser they use.
alter table visitors add column user_id text;
create unique index visitors_user on visitors (property_id, user_id) where user_id is not null;

-- What the customer's pages say a visitor did.
create table visitor_events (
  property_id text not null,
  visitor_id text not null,
  event_id text not null,
  name text not null,
  data jsonb not null default '{}',
  created_on timestamptz not null,
  primary key (property_id, visitor_id, event_id),
  foreign key (property_id, visitor_id) references visitors on delete cascade
);

-- When a dashboard of theirs was last connected: an agent who closed it is not there, whatever their presence says.
alter table agents add column connected_on timestamptz;

-- Clients name their messages, so that one sent twice is one.
create unique index chat_messages_id on chat_messages (property_id, chat_id, message_id);
