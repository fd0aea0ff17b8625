-- Webhooks: who wants to hear of what, what is to be sent to them, and every try of it.

create table webhooks (
  property_id text not null references properties (property_id) on delete cascade,
  hook_id text not null unique,
  name text not null,
  url text not null,
  -- Names of events, kinds such as 'contact:*', or '*' alone.
  events text[] not null,
  enabled boolean not null,
  -- Why the server itself turned it off: 'gone' (410) or 'failing'. What happens meanwhile is kept, to be recovered.
  disabled_because text check (disabled_because in ('gone', 'failing')),
  disabled_on timestamptz,
  secret bytea not null,
  previous_secret bytea,
  previous_valid_until timestamptz,
  -- One delivery at a time per chat.
  ordered boolean not null,
  first_retry_s integer not null,
  give_up_h integer not null,
  failing_since timestamptz,
  failed_in_a_row integer not null default 0,
  created_on timestamptz not null,
  created_by text,
  updated_on timestamptz not null,
  primary key (property_id, hook_id)
);

create table webhook_deliveries (
  property_id text not null,
  hook_id text not null,
  delivery_id text not null,
  -- In the order of what happened.
  seq bigint generated always as identity,
  -- The same for all hooks that hear of it, and on every retry.
  event_id text not null,
  event text not null,
  happened_on timestamptz not null,
  -- The chat it is about, for hooks that want them in order.
  chat_id text,
  body text not null,
  status text not null check (status in ('pending', 'delivered', 'failed')),
  -- Of the present run: sending it again by hand begins a new one.
  tries integer not null,
  -- Of all runs.
  attempts integer not null,
  run_began_on timestamptz not null,
  -- When it is due; while somebody sends it, when others may take it for abandoned.
  due_on timestamptz not null,
  ended_on timestamptz,
  status_code integer,
  error text,
  -- No foreign key: when a webhook goes, its log follows in small steps. One long transaction would hold back every
  -- reader of the ledger.
  primary key (property_id, delivery_id),
  -- Who sends finds its rows by this alone: of several indexes that begin alike, the planner once took one that read
  -- everything a webhook ever had.
  unique (seq)
);

create index webhook_deliveries_due on webhook_deliveries (hook_id, due_on, seq) where status = 'pending';
create index webhook_deliveries_in_order on webhook_deliveries (hook_id, chat_id, seq)
  where status = 'pending' and chat_id is not null;
create index webhook_deliveries_log on webhook_deliveries (property_id, hook_id, happened_on, seq);

create table webhook_attempts (
  property_id text not null,
  delivery_id text not null,
  attempt integer not null,
  url text not null,
  began_on timestamptz not null,
  duration_ms integer not null,
  status_code integer,
  -- What went wrong, in words; null when the answer was 2xx.
  error text,
  -- At most 64 KiB are read, and 2 KiB of them kept.
  answer text,
  -- No foreign key either: its check ran once per row, by a plan from when the table was empty, and took 40 times as long
  -- as the rest. Tries go with their delivery, in one statement.
  primary key (property_id, delivery_id, attempt)
);

-- How far each reader of the ledger has come.
create table ledger_readers (
  name text primary key,
  id bigint not null
);

insert into ledger_readers (name, id)
select 'webhooks', case when is_called then last_value else 0 end from ledger_id_seq;
