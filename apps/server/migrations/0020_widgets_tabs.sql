-- Widgets: what a property says for all of them, and what each was like before. Tabs: pages of others in the dashboard.

-- Only what differs from the defaults, as with a widget's own settings.
alter table widget_identity add column settings jsonb not null default '{}';

-- The last states of each widget's settings, to go back to.
create table widget_versions (
  property_id text not null,
  widget_id text not null,
  version int not null,
  settings jsonb not null,
  changed_on timestamptz not null,
  -- An agent; null for a key of the property's own and for what was so before versions were kept.
  changed_by text,
  primary key (property_id, widget_id, version),
  foreign key (property_id, widget_id) references widgets on delete cascade
);
insert into widget_versions (property_id, widget_id, version, settings, changed_on)
  select property_id, widget_id, version, settings, updated_on from widget_settings;

create table tabs (
  property_id text not null references properties on delete cascade,
  tab_id text not null,
  kind text not null check (kind in ('page', 'panel')),
  name text not null,
  url text not null,
  enabled boolean not null,
  -- From 0 without gaps; checked when a change is done, since moving one moves others.
  position int not null,
  -- What its tokens are signed with, sealed: the server must read it to sign.
  secret bytea not null,
  created_on timestamptz not null,
  updated_on timestamptz not null,
  primary key (property_id, tab_id),
  constraint tabs_position unique (property_id, position) deferrable initially deferred
);
