-- Tickets: what customers ask and agents answer over days, mostly by mail.

-- The last number given at a property. Its row is held until the ticket is committed: a create that is rolled back gives
-- its number back, so there are neither gaps nor doubles. A sequence would leave gaps.
create table ticket_numbers (
  property_id text not null primary key references properties on delete cascade,
  last_number int not null
);

-- A quarter of each page stays free: tickets change in place. Name and address of the requester are kept with the ticket: a
-- list reads one table, and history stays what it was.
create table tickets (
  property_id text not null references properties on delete cascade,
  ticket_id uuid not null,
  human_id int not null,
  subject text not null,
  status text not null check (status in ('open', 'pending', 'closed')),
  priority text not null check (priority in ('low', 'normal', 'high', 'urgent')),
  source text not null check (source in ('chat', 'form', 'email', 'manual', 'api')),
  requester_type text not null default 'visitor' check (requester_type in ('visitor', 'agent')),
  requester_name text not null,
  requester_email text,
  requester_key text generated always as (lower(requester_email)) stored,
  requester_phone text,
  -- Further addresses that get each answer.
  cc text[] not null default '{}',
  person_id text,
  -- Who left it through a widget, and the chat it was made from.
  visitor_id text,
  chat_id uuid,
  -- An agent's, within the department it was for; without an agent it is the department's.
  assigned_agent_id text,
  department_id text,
  assigned_on timestamptz not null,
  -- The agent who made it by hand.
  created_by text,
  tags text[] not null default '{}',
  -- Of the mails to the requester.
  language text not null,
  -- Of the latest entry in its history; each next one takes the number after it.
  position int not null default 0,
  message_count int not null default 0,
  last_message_by text not null check (last_message_by in ('v', 'a')),
  last_message_on timestamptz not null,
  -- The first answer of an agent.
  responded_on timestamptz,
  -- When it was closed last; null while it is not.
  closed_on timestamptz,
  reopened int not null default 0,
  created_on timestamptz not null,
  updated_on timestamptz not null,
  deleted_on timestamptz,
  primary key (property_id, ticket_id)
) with (fillfactor = 75);
create unique index tickets_number on tickets (property_id, human_id);

-- The lists: each filter that is common on its own can be read in the order it is shown.
create index tickets_created on tickets (property_id, created_on, ticket_id) where deleted_on is null;
create index tickets_updated on tickets (property_id, updated_on, ticket_id) where deleted_on is null;
create index tickets_status on tickets (property_id, status, created_on, ticket_id) where deleted_on is null;
create index tickets_status_updated on tickets (property_id, status, updated_on, ticket_id) where deleted_on is null;
create index tickets_priority on tickets (property_id, priority, created_on, ticket_id) where deleted_on is null;
create index tickets_agent on tickets (property_id, assigned_agent_id, created_on, ticket_id)
  where deleted_on is null and assigned_agent_id is not null;
create index tickets_department on tickets (property_id, department_id, created_on, ticket_id)
  where deleted_on is null and department_id is not null;
create index tickets_deleted on tickets (property_id, created_on, ticket_id) where deleted_on is not null;
create index tickets_person on tickets (property_id, person_id, created_on) where person_id is not null;
create index tickets_requester on tickets (property_id, requester_key, created_on) where requester_key is not null;
create index tickets_visitor on tickets (property_id, visitor_id, created_on) where visitor_id is not null;
create index tickets_chat on tickets (property_id, chat_id) where chat_id is not null;
create index tickets_tags on tickets using gin (tags);
-- Addresses in their parts, so that each of them is a word to find.
create index tickets_words on tickets using gin (
  to_tsvector('simple', translate(subject || ' ' || requester_name || ' ' || coalesce(requester_email, ''), '@._-+', '     ')));
-- The bin is emptied over all properties.
create index tickets_binned on tickets (deleted_on) where deleted_on is not null;

-- What the requester and agents wrote to each other. An answer has the position of its entry in the history. Of mails it
-- keeps what threads them: their own id, and those they answer.
create table ticket_messages (
  property_id text not null,
  ticket_id uuid not null,
  position int not null,
  message_id text not null,
  author text not null check (author in ('v', 'a')),
  author_id text,
  author_name text not null,
  -- Whom the mail came from, which need not be the requester.
  author_email text,
  text text not null,
  -- What a mail said where it said more than its text.
  html text,
  attachments jsonb,
  mail_id text,
  in_reply_to text,
  mail_references text[],
  cc text[] not null default '{}',
  sent_on timestamptz not null,
  -- No foreign keys: their checks cost on every write. A trigger on tickets takes along what belongs to one.
  primary key (property_id, ticket_id, position)
);
create unique index ticket_messages_id on ticket_messages (property_id, ticket_id, message_id);
create unique index ticket_messages_mail on ticket_messages (property_id, mail_id) where mail_id is not null;
create index ticket_messages_words on ticket_messages using gin (to_tsvector('simple', text));

-- What happened to a ticket, in order: it hands out positions under its row lock, without gaps. Each entry says how the
-- ticket stood after it, so that figures by agent, department and day need no replay.
create table ticket_history (
  property_id text not null,
  ticket_id uuid not null,
  position int not null,
  type text not null check (type in
    ('create', 'reply', 'status', 'priority', 'subject', 'assign', 'tag', 'untag', 'delete', 'restore')),
  actor text not null check (actor in ('v', 'a', 's')),
  actor_id text,
  actor_name text not null,
  value_from text,
  value_to text,
  -- Those added or removed.
  tags text[],
  first_response boolean not null default false,
  status text not null,
  assigned_agent_id text,
  department_id text,
  created_on timestamptz not null,
  primary key (property_id, ticket_id, position)
);
-- What figures are counted from: new, reopened and resolved tickets, and answers, over a span of time.
create index ticket_history_facts on ticket_history (property_id, type, created_on);

-- Notes among agents: a table of their own, so that nothing that shows messages or history can show one by mistake.
create table ticket_notes (
  property_id text not null,
  ticket_id uuid not null,
  note_id text not null,
  agent_id text not null,
  agent_name text not null,
  text text not null,
  created_on timestamptz not null,
  primary key (property_id, ticket_id, note_id)
);

-- Files in messages of tickets.
alter table files add column ticket_id uuid;
create index files_ticket on files (property_id, ticket_id) where ticket_id is not null;

create function leave_tickets() returns trigger language plpgsql as $$
begin
  delete from ticket_messages m using gone g where m.property_id = g.property_id and m.ticket_id = g.ticket_id;
  delete from ticket_history h using gone g where h.property_id = g.property_id and h.ticket_id = g.ticket_id;
  delete from ticket_notes n using gone g where n.property_id = g.property_id and n.ticket_id = g.ticket_id;
  delete from files f using gone g where f.property_id = g.property_id and f.ticket_id = g.ticket_id;
  return null;
end $$;
create trigger tickets_left after delete on tickets referencing old table as gone
  for each statement execute function leave_tickets();

-- How many tickets there are, as with chats: sixteen rows per property, because agents who answer at once would wait for
-- each other at a single one.
create table ticket_counts (
  property_id text not null references properties on delete cascade,
  shard smallint not null,
  status text not null,
  deleted boolean not null,
  tickets bigint not null,
  primary key (property_id, shard, status, deleted)
);

create function ticket_shard(ticket_id uuid) returns smallint language sql immutable parallel safe
  return (uuid_hash(ticket_id) & 15)::smallint;

create function count_new_tickets() returns trigger language plpgsql as $$
begin
  insert into ticket_counts as c (property_id, shard, status, deleted, tickets)
  select property_id, ticket_shard(ticket_id), status, deleted_on is not null, count(*)
  from added group by 1, 2, 3, 4 order by 1, 2, 3, 4
  on conflict (property_id, shard, status, deleted) do update set tickets = c.tickets + excluded.tickets;
  return null;
end $$;
create trigger tickets_counted_new after insert on tickets referencing new table as added
  for each statement execute function count_new_tickets();

create function count_changed_ticket() returns trigger language plpgsql as $$
begin
  insert into ticket_counts as c (property_id, shard, status, deleted, tickets)
  select * from (values
    (old.property_id, ticket_shard(old.ticket_id), old.status, old.deleted_on is not null, -1),
    (new.property_id, ticket_shard(new.ticket_id), new.status, new.deleted_on is not null, 1)) as v order by 1, 2, 3, 4
  on conflict (property_id, shard, status, deleted) do update set tickets = c.tickets + excluded.tickets;
  return null;
end $$;
create trigger tickets_counted_changed after update on tickets for each row
  when (old.status <> new.status or (old.deleted_on is null) <> (new.deleted_on is null))
  execute function count_changed_ticket();

-- Plain updates: with the property itself gone there is nothing left to count.
create function count_gone_tickets() returns trigger language plpgsql as $$
begin
  update ticket_counts c set tickets = c.tickets - g.tickets
  from (select property_id, ticket_shard(ticket_id) as shard, status, deleted_on is not null as deleted,
          count(*) as tickets
        from gone group by 1, 2, 3, 4) g
  where c.property_id = g.property_id and c.shard = g.shard and c.status = g.status and c.deleted = g.deleted;
  return null;
end $$;
create trigger tickets_counted_gone after delete on tickets referencing old table as gone
  for each statement execute function count_gone_tickets();

-- A ticket is always somebody's. Who is no member any more leaves theirs to the department; a department that goes leaves
-- them to the one where chats go that nobody chose another for.
create function pass_on_tickets() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'members' then
    update tickets t set assigned_agent_id = null, department_id = coalesce(t.department_id, (
      select d.department_id from departments d where d.property_id = old.property_id and d.is_default))
    where t.property_id = old.property_id and t.assigned_agent_id = old.agent_id
      and exists (select from properties p where p.property_id = old.property_id);
  else
    update tickets t set department_id = (
      select d.department_id from departments d where d.property_id = old.property_id and d.is_default)
    where t.property_id = old.property_id and t.department_id = old.department_id
      and exists (select from properties p where p.property_id = old.property_id);
  end if;
  return null;
end $$;
create trigger members_left_tickets after delete on members for each row execute function pass_on_tickets();
create trigger departments_left_tickets after delete on departments for each row execute function pass_on_tickets();

-- A requester who is called otherwise is so in the history too: whoever is forgotten is forgotten in all of it.
create function rename_requester() returns trigger language plpgsql as $$
begin
  update ticket_history set actor_name = new.requester_name
  where property_id = new.property_id and ticket_id = new.ticket_id and actor = 'v';
  return null;
end $$;
create trigger tickets_renamed after update on tickets for each row
  when (old.requester_name <> new.requester_name) execute function rename_requester();

-- What those who know tickets may see of agents and departments, and those who know contacts of tickets.
create view ticket_agents as
  select agent_id, coalesce(alias, name) as name from agents;

create view ticket_departments as
  select property_id, department_id, name from departments;

create view person_tickets as
  select property_id, person_id, count(*)::int as tickets, min(created_on) as first_on, max(created_on) as latest_on
  from tickets
  where person_id is not null and deleted_on is null
  group by property_id, person_id;
