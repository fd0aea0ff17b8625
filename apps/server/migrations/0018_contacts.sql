-- Contacts as people work with them: organizations, notes, lists of a million in exact order, search by fragments, and
-- what follows when two of them turn out to be one or one is to be forgotten.

-- Small letters without accents: by these names are compared and found, the same on every database.
create function contact_fold(words text) returns text language sql immutable parallel safe
  return regexp_replace(normalize(lower(words), NFKD), '[\u0300-\u036f]', '', 'g');

-- All a search looks at, and telephone numbers once more by their digits alone.
create function contact_words(first_name text, last_name text, emails text[], phones text[]) returns text
  language sql immutable parallel safe
  return contact_fold(concat_ws(' ', first_name, last_name) || E'\n' || array_to_string(emails, E'\n') || E'\n'
    || array_to_string(phones, E'\n') || E'\n'
    || regexp_replace(array_to_string(phones, E'\n'), '[^0-9\n]', '', 'g'));

alter table persons
  add column avatar text,
  add column social_profiles jsonb not null default '[]',
  add column organization_id text,
  -- What a list by name goes by: whoever has no name stands under their address or number.
  add column name_key text collate "C" generated always as (contact_fold(coalesce(
    nullif(btrim(coalesce(first_name, '') || ' ' || coalesce(last_name, '')), ''), emails[1], phones[1], ''))) stored,
  add column words text generated always as (contact_words(first_name, last_name, emails, phones)) stored;

-- The lists: each order is read as it is shown.
create index persons_created on persons (property_id, created_on, person_id);
create index persons_updated on persons (property_id, updated_on, person_id);
create index persons_seen on persons (property_id, last_seen_on, person_id);
create index persons_named on persons (property_id, name_key, person_id);
create index persons_organization on persons (property_id, organization_id, created_on, person_id)
  where organization_id is not null;
-- A contact is met again under any of their addresses, not the first alone.
create function contact_keys(emails text[]) returns text[] language sql immutable parallel safe
  return string_to_array(lower(array_to_string(emails, E'\n')), E'\n');
create index persons_addresses on persons using gin (contact_keys(emails)) where cardinality(emails) > 1;
create index persons_tags on persons using gin (tags);
create index persons_attributes on persons using gin (custom_attributes jsonb_path_ops);

-- Fragments are found by their trigrams. The extension is trusted and comes with PostgreSQL, but some packages leave it
-- out: there a search reads the property's contacts one by one, and finds the same.
do $$ begin
  create extension if not exists pg_trgm;
  create index persons_words on persons using gin (words gin_trgm_ops);
exception when others then
  raise notice 'pg_trgm is not there: contacts are searched without an index';
end $$;

create table organizations (
  property_id text not null references properties on delete cascade,
  organization_id text not null,
  name text not null,
  name_key text collate "C" not null generated always as (contact_fold(name)) stored,
  domain text,
  website text,
  industry text,
  email text,
  phone text,
  address text,
  country_code text,
  description text,
  tags text[] not null default '{}',
  custom_attributes jsonb not null default '{}',
  created_on timestamptz not null,
  updated_on timestamptz not null,
  primary key (property_id, organization_id)
);
create unique index organizations_name on organizations (property_id, name_key);
create index organizations_created on organizations (property_id, created_on, organization_id);
create index organizations_updated on organizations (property_id, updated_on, organization_id);

create table person_notes (
  property_id text not null references properties on delete cascade,
  person_id text not null,
  note_id text not null,
  agent_id text,
  agent_name text not null,
  text text not null,
  created_on timestamptz not null,
  primary key (property_id, note_id)
);
create index person_notes_person on person_notes (property_id, person_id, created_on, note_id);

-- How many there are, in sixteen rows per property, as chats are counted (decision 11).
create table contact_counts (
  property_id text not null references properties on delete cascade,
  object text not null check (object in ('person', 'organization')),
  shard smallint not null,
  contacts bigint not null,
  primary key (property_id, object, shard)
);

create function contact_shard(id text) returns smallint language sql immutable parallel safe
  return (hashtext(id) & 15)::smallint;

create function count_new_persons() returns trigger language plpgsql as $$
begin
  insert into contact_counts as c (property_id, object, shard, contacts)
  select property_id, 'person', contact_shard(person_id), count(*) from added group by 1, 3 order by 1, 3
  on conflict (property_id, object, shard) do update set contacts = c.contacts + excluded.contacts;
  return null;
end $$;
create trigger persons_counted_new after insert on persons referencing new table as added
  for each statement execute function count_new_persons();

create function count_new_organizations() returns trigger language plpgsql as $$
begin
  insert into contact_counts as c (property_id, object, shard, contacts)
  select property_id, 'organization', contact_shard(organization_id), count(*) from added group by 1, 3 order by 1, 3
  on conflict (property_id, object, shard) do update set contacts = c.contacts + excluded.contacts;
  return null;
end $$;
create trigger organizations_counted_new after insert on organizations referencing new table as added
  for each statement execute function count_new_organizations();

-- Plain updates: with the property itself gone there is nothing left to count.
create function count_gone_persons() returns trigger language plpgsql as $$
begin
  update contact_counts c set contacts = c.contacts - g.contacts
  from (select property_id, contact_shard(person_id) as shard, count(*) as contacts from gone group by 1, 2) g
  where c.property_id = g.property_id and c.object = 'person' and c.shard = g.shard;
  return null;
end $$;
create trigger persons_counted_gone after delete on persons referencing old table as gone
  for each statement execute function count_gone_persons();

create function count_gone_organizations() returns trigger language plpgsql as $$
begin
  update contact_counts c set contacts = c.contacts - g.contacts
  from (select property_id, contact_shard(organization_id) as shard, count(*) as contacts from gone group by 1, 2) g
  where c.property_id = g.property_id and c.object = 'organization' and c.shard = g.shard;
  return null;
end $$;
create trigger organizations_counted_gone after delete on organizations referencing old table as gone
  for each statement execute function count_gone_organizations();

insert into contact_counts (property_id, object, shard, contacts)
select property_id, 'person', contact_shard(person_id), count(*) from persons group by 1, 3;

-- Two contacts that were one: the id of the second leads to the first for good, also when that one is merged in turn.
create table person_merges (
  property_id text not null references properties on delete cascade,
  person_id text not null,
  into_person_id text not null,
  merged_on timestamptz not null,
  primary key (property_id, person_id)
);
create index person_merges_into on person_merges (property_id, into_person_id);

-- Whoever keeps records of a contact follows in the transaction that merges or forgets one, by a trigger on
-- `person_merges` or `persons`: the module of contacts knows none of them, and an event would come after the commit, when
-- a chat could already be seen without its contact.
create index chats_person on chats (property_id, person_id) where person_id is not null;

create function follow_merge_with_chats() returns trigger language plpgsql as $$
begin
  update chats set person_id = new.into_person_id
  where property_id = new.property_id and person_id = new.person_id;
  update visitors set person_id = new.into_person_id
  where property_id = new.property_id and person_id = new.person_id;
  return null;
end $$;
create trigger person_merges_chats after insert on person_merges for each row
  execute function follow_merge_with_chats();

-- A contact that is deleted leaves chats that say what was said, under a name as visitors without one have it. Not when
-- the whole property goes: then everything does.
create function forget_person_in_chats() returns trigger language plpgsql as $$
declare
  of text[];
begin
  select coalesce(array_agg(visitor_id), '{}') into of from visitors
  where property_id = old.property_id and person_id = old.person_id;
  delete from visitor_events where property_id = old.property_id and visitor_id = any(of);
  update visitor_sessions set ip = null where property_id = old.property_id and visitor_id = any(of);
  update visitors set person_id = null, name = 'V' || trunc(extract(epoch from first_seen_on) * 1000)::bigint,
    named = false, email = null, email_key = null, phone = null, user_id = null, note = null, ip = null,
    tags = '{}', custom_attributes = '{}'
  where property_id = old.property_id and visitor_id = any(of);
  update chats set person_id = null, visitor_name = 'V' || trunc(extract(epoch from created_on) * 1000)::bigint,
    visitor_email = null, visitor_phone = null, ip = null, offline_form = offline_form - 'name' - 'email' - 'phone'
  where property_id = old.property_id
    and (person_id = old.person_id or (person_id is null and visitor_id = any(of)));
  return null;
end $$;
create trigger persons_forgotten after delete on persons for each row when (pg_trigger_depth() = 0)
  execute function forget_person_in_chats();

create function follow_merge_with_tickets() returns trigger language plpgsql as $$
begin
  update tickets set person_id = new.into_person_id
  where property_id = new.property_id and person_id = new.person_id;
  return null;
end $$;
create trigger person_merges_tickets after insert on person_merges for each row
  execute function follow_merge_with_tickets();

create function forget_person_in_tickets() returns trigger language plpgsql as $$
begin
  update ticket_messages m set author_name = 'V' || trunc(extract(epoch from t.created_on) * 1000)::bigint,
    author_email = null
  from tickets t
  where t.property_id = old.property_id and t.person_id = old.person_id
    and m.property_id = t.property_id and m.ticket_id = t.ticket_id and m.author = 'v';
  update tickets set person_id = null, requester_name = 'V' || trunc(extract(epoch from created_on) * 1000)::bigint,
    requester_email = null, requester_phone = null, cc = '{}'
  where property_id = old.property_id and person_id = old.person_id;
  return null;
end $$;
create trigger persons_forgotten_tickets after delete on persons for each row when (pg_trigger_depth() = 0)
  execute function forget_person_in_tickets();

-- What happened with a contact, for their page. A view each, so that a page of them reads a page of each.
create view person_sessions as
  select v.property_id, v.person_id, s.session_id, s.visitor_id, s.started_on, s.ended_on, s.page_views, s.landing_url,
    s.landing_title, s.country_code, s.city
  from visitors v
  join visitor_sessions s on s.property_id = v.property_id and s.visitor_id = v.visitor_id
  where v.person_id is not null;

create view person_chat_list as
  select v.property_id, v.person_id, c.chat_id, c.status, c.state, c.message_count, c.rating, c.domain, c.created_on
  from visitors v
  join chats c on c.property_id = v.property_id and c.visitor_id = v.visitor_id and c.deleted_on is null
  where v.person_id is not null;

create view person_ticket_list as
  select property_id, person_id, ticket_id, human_id, subject, status, created_on from tickets
  where person_id is not null and deleted_on is null;
