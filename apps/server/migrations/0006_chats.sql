-- Conversations: visitors, the contacts they become, chats, and what is said in them.

-- Contacts. The key of the first address tells two of them apart.
create table persons (
  property_id text not null references properties on delete cascade,
  person_id text not null,
  first_name text,
  last_name text,
  email_key text,
  emails text[] not null default '{}',
  phones text[] not null default '{}',
  job_title text,
  user_id text,
  tags text[] not null default '{}',
  custom_attributes jsonb not null default '{}',
  device jsonb,
  location jsonb,
  web_session jsonb,
  first_seen_on timestamptz not null,
  last_seen_on timestamptz not null,
  created_on timestamptz not null,
  updated_on timestamptz not null,
  primary key (property_id, person_id)
);
create unique index persons_email on persons (property_id, email_key) where email_key is not null;

-- The custom attributes contacts have, named once so that they can be listed without reading all contacts.
create table contact_attributes (
  property_id text not null references properties on delete cascade,
  object text not null check (object in ('person', 'organization')),
  key text not null,
  label text not null,
  data_type text not null check (data_type in ('string', 'number', 'boolean', 'date')),
  primary key (property_id, object, key)
);

-- One browser each, or one correspondent of another channel. Outside they are called {property_id}-{visitor_id}.
create table visitors (
  property_id text not null references properties on delete cascade,
  visitor_id text not null,
  person_id text,
  name text not null,
  named boolean not null,
  email text,
  email_key text,
  phone text,
  country_code text,
  city text,
  ip text,
  tags text[] not null default '{}',
  custom_attributes jsonb not null default '{}',
  first_seen_on timestamptz not null,
  last_seen_on timestamptz not null,
  primary key (property_id, visitor_id)
);
create index visitors_email on visitors (property_id, email_key, last_seen_on desc) where email_key is not null;

-- What a department does with a new chat, and how many an agent of it takes at a time.
alter table departments
  add column assignment text not null default 'everyone'
    check (assignment in ('everyone', 'round-robin', 'least-busy')),
  add column chats_per_agent int check (chats_per_agent between 1 and 100);

-- Name and place of the visitor are kept with the chat: a list reads one table, and history stays what it was. A quarter
-- of each page stays free, so that a message's counters are changed in place and touch no index.
create table chats (
  property_id text not null references properties on delete cascade,
  chat_id uuid not null,
  state text not null check (state in ('waiting', 'served', 'missed', 'ended')),
  status text not null generated always as (case when state = 'ended' then 'closed' else 'open' end) stored,
  visitor_id text not null,
  visitor_name text not null,
  visitor_email text,
  visitor_phone text,
  person_id text,
  country_code text,
  city text,
  domain text,
  ip text,
  department_id text,
  assigned_agent_id text,
  assigned_on timestamptz,
  agents text[] not null default '{}',
  present_agents text[] not null default '{}',
  tags text[] not null default '{}',
  rating smallint not null default 0 check (rating between -1 and 1),
  offline_form jsonb,
  position int not null default 0,
  message_count int not null default 0,
  agent_read_position int not null default 0,
  visitor_read_position int not null default 0,
  created_on timestamptz not null,
  updated_on timestamptz not null,
  last_message_on timestamptz not null,
  answered_on timestamptz,
  visitor_active_on timestamptz not null,
  visitor_left_on timestamptz,
  ended_on timestamptz,
  deleted_on timestamptz,
  primary key (property_id, chat_id),
  foreign key (property_id, department_id) references departments on delete set null (department_id)
) with (fillfactor = 75);

-- The lists: each filter that is common on its own can be read in the order it is shown.
create index chats_created on chats (property_id, created_on, chat_id) where deleted_on is null;
create index chats_updated on chats (property_id, updated_on, chat_id) where deleted_on is null;
create index chats_status on chats (property_id, status, created_on, chat_id) where deleted_on is null;
create index chats_department on chats (property_id, department_id, created_on, chat_id)
  where deleted_on is null and department_id is not null;
create index chats_deleted on chats (property_id, created_on, chat_id) where deleted_on is not null;
create index chats_visitor on chats (property_id, visitor_id, created_on);
create index chats_agents on chats using gin (agents);
create index chats_tags on chats using gin (tags);
-- The work at hand: few at any time, however long the history.
create index chats_live on chats (property_id, state, created_on, chat_id)
  where state in ('waiting', 'served') and deleted_on is null;
create index chats_assigned on chats (property_id, assigned_agent_id, assigned_on) where assigned_agent_id is not null;

-- What is said and what happens, in order: the chat hands out positions under its row lock, without gaps.
create table chat_messages (
  property_id text not null,
  chat_id uuid not null,
  position int not null,
  message_id text not null,
  type text not null check (type in ('msg', 'nav', 'agent-join', 'agent-leave')),
  sender text not null check (sender in ('v', 'a', 's')),
  sender_id text,
  sender_name text,
  text text,
  page jsonb,
  attachments jsonb,
  sent_on timestamptz not null,
  primary key (property_id, chat_id, position),
  foreign key (property_id, chat_id) references chats on delete cascade
);
create index chat_messages_words on chat_messages using gin (to_tsvector('simple', text)) where type = 'msg';

-- Whispers: a table of their own, so that nothing that shows messages can show one by mistake.
create table chat_notes (
  property_id text not null,
  chat_id uuid not null,
  note_id text not null,
  agent_id text not null,
  agent_name text not null,
  text text not null,
  created_on timestamptz not null,
  primary key (property_id, chat_id, note_id),
  foreign key (property_id, chat_id) references chats on delete cascade
);

-- How many chats there are: counting a million takes a quarter of a second, adding sixteen numbers nothing. A property's
-- count is spread over sixteen rows, because one row would make all who start chats there wait for each other.
create table chat_counts (
  property_id text not null references properties on delete cascade,
  shard smallint not null,
  status text not null,
  deleted boolean not null,
  chats bigint not null,
  primary key (property_id, shard, status, deleted)
);

create function chat_shard(chat_id uuid) returns smallint language sql immutable parallel safe
  return (uuid_hash(chat_id) & 15)::smallint;

create function count_new_chats() returns trigger language plpgsql as $$
begin
  insert into chat_counts as c (property_id, shard, status, deleted, chats)
  select property_id, chat_shard(chat_id), status, deleted_on is not null, count(*)
  from added group by 1, 2, 3, 4 order by 1, 2, 3, 4
  on conflict (property_id, shard, status, deleted) do update set chats = c.chats + excluded.chats;
  return null;
end $$;
create trigger chats_counted_new after insert on chats referencing new table as added
  for each statement execute function count_new_chats();

create function count_changed_chat() returns trigger language plpgsql as $$
begin
  insert into chat_counts as c (property_id, shard, status, deleted, chats)
  select * from (values
    (old.property_id, chat_shard(old.chat_id), old.status, old.deleted_on is not null, -1),
    (new.property_id, chat_shard(new.chat_id), new.status, new.deleted_on is not null, 1)) as v order by 1, 2, 3, 4
  on conflict (property_id, shard, status, deleted) do update set chats = c.chats + excluded.chats;
  return null;
end $$;
create trigger chats_counted_changed after update on chats for each row
  when (old.status <> new.status or (old.deleted_on is null) <> (new.deleted_on is null))
  execute function count_changed_chat();

-- Plain updates: with the property itself gone there is nothing left to count.
create function count_gone_chats() returns trigger language plpgsql as $$
begin
  update chat_counts c set chats = c.chats - g.chats
  from (select property_id, chat_shard(chat_id) as shard, status, deleted_on is not null as deleted, count(*) as chats
        from gone group by 1, 2, 3, 4) g
  where c.property_id = g.property_id and c.shard = g.shard and c.status = g.status and c.deleted = g.deleted;
  return null;
end $$;
create trigger chats_counted_gone after delete on chats referencing old table as gone
  for each statement execute function count_gone_chats();
