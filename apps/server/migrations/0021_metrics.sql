-- Metrics: what happened in a property on each day (UTC), packed for counting.

-- One row per day of chats (or visits, or tickets): `version` moves when something of the day may have changed, `packed`
-- is the version its columns were made at. A day without columns, or with older ones, is read from where it happened.
create table metric_days (
  property_id text not null references properties on delete cascade,
  kind text not null check (kind in ('chats', 'visits', 'tickets')),
  day date not null,
  version bigint not null,
  packed bigint,
  words jsonb,
  columns bytea,
  primary key (property_id, kind, day)
);
-- Numbers do not compress well, and taking a year of them apart would cost as long as counting them.
alter table metric_days alter column columns set storage external;
create index metric_days_stale on metric_days (property_id, kind, day) where packed is distinct from version;

-- From the first event there is: days that had chats before are found so.
insert into ledger_readers (name, id) values ('metrics', 0);

-- Visits are counted by when they began, which never changes.
create index visitor_sessions_started on visitor_sessions (property_id, started_on);
