-- Visits: who is on the site, what they looked at, and what is known of them from it.

-- One visit each. Some process holds a tab of it open as long as `seen_on` moves.
create table visitor_sessions (
  property_id text not null references properties on delete cascade,
  session_id text not null,
  visitor_id text not null,
  started_on timestamptz not null,
  last_active_on timestamptz not null,
  seen_on timestamptz not null,
  left_on timestamptz,
  ended_on timestamptz,
  ip text,
  country_code text,
  city text,
  browser text not null,
  os text not null,
  device_type text not null check (device_type in ('desktop', 'mobile', 'tablet')),
  language text,
  referrer text,
  landing_url text not null,
  landing_title text not null,
  page_url text not null,
  page_title text not null,
  page_views int not null default 0,
  primary key (property_id, session_id),
  foreign key (property_id, visitor_id) references visitors on delete cascade
) with (fillfactor = 75);
-- A visitor is there once, however many tabs are open; and those who are there are few beside all who ever were.
create unique index visitor_sessions_live on visitor_sessions (property_id, visitor_id) where ended_on is null;
create index visitor_sessions_visitor on visitor_sessions (property_id, visitor_id, started_on);
create index visitor_sessions_ended on visitor_sessions using brin (ended_on);

create table page_views (
  property_id text not null,
  session_id text not null,
  view_id bigint not null generated always as identity,
  url text not null,
  title text not null,
  viewed_on timestamptz not null,
  primary key (property_id, session_id, view_id),
  foreign key (property_id, session_id) references visitor_sessions on delete cascade
);
create index page_views_viewed on page_views using brin (viewed_on);

-- Totals over visits that have ended, so that these may be forgotten one day; what agents note of a visitor.
alter table visitors
  add column note text,
  add column visits int not null default 0,
  add column first_visit_on timestamptz,
  add column latest_visit_on timestamptz,
  add column page_views int not null default 0,
  add column time_spent_s int not null default 0;
create index visitors_person on visitors (property_id, person_id) where person_id is not null;

-- What visits tell of a contact is read from the visits.
alter table persons drop column device, drop column location, drop column web_session;

-- What those who know visitors may see of their chats, and what those who know contacts may see of their visits.
create view visitor_chats as
  select property_id, visitor_id, chat_id, present_agents, created_on, state in ('waiting', 'served') as live
  from chats where deleted_on is null;

create view person_visits as
  select v.property_id, v.person_id, sum(v.visits)::int as visits, min(v.first_visit_on) as first_on,
    max(v.latest_visit_on) as latest_on, sum(v.page_views + coalesce(s.page_views, 0))::int as page_views,
    sum(v.time_spent_s + coalesce(extract(epoch from s.last_active_on - s.started_on), 0))::int as time_spent_s,
    max(v.user_id) as user_id
  from visitors v
  left join visitor_sessions s
    on s.property_id = v.property_id and s.visitor_id = v.visitor_id and s.ended_on is null
  where v.person_id is not null
  group by v.property_id, v.person_id;

create view person_places as
  select distinct on (v.property_id, v.person_id) v.property_id, v.person_id, coalesce(s.ip, v.ip) as ip,
    coalesce(s.country_code, v.country_code) as country_code, coalesce(s.city, v.city) as city, s.browser, s.os
  from visitors v
  left join visitor_sessions s on s.property_id = v.property_id and s.visitor_id = v.visitor_id
  where v.person_id is not null
  order by v.property_id, v.person_id, s.started_on desc nulls last, v.last_seen_on desc;

create view person_chats as
  select v.property_id, v.person_id, count(*)::int as chats, min(c.created_on) as first_on,
    max(c.created_on) as latest_on
  from visitors v
  join chats c on c.property_id = v.property_id and c.visitor_id = v.visitor_id and c.deleted_on is null
  where v.person_id is not null
  group by v.property_id, v.person_id;

create view person_events as
  select v.property_id, v.person_id, e.event_id, e.name, e.data, e.created_on
  from visitors v
  join visitor_events e on e.property_id = v.property_id and e.visitor_id = v.visitor_id
  where v.person_id is not null;

-- The chat somebody is in shows them as they are known now; a past one as they were.
create function rename_in_live_chat() returns trigger language plpgsql as $$
begin
  update chats set visitor_name = new.name, visitor_email = new.email, visitor_phone = new.phone,
    person_id = new.person_id
  where property_id = new.property_id and chat_id = (
    select chat_id from chats
    where property_id = new.property_id and visitor_id = new.visitor_id
      and state in ('waiting', 'served') and deleted_on is null
    order by created_on desc limit 1);
  return null;
end $$;
create trigger visitors_renamed after update on visitors for each row
  when ((old.name, old.email, old.phone, old.person_id) is distinct from
        (new.name, new.email, new.phone, new.person_id))
  execute function rename_in_live_chat();
