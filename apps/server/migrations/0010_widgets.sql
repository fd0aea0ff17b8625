-- What a property's widgets look like and do, and how its pages prove who a visitor is.

-- Only what differs from the defaults: a setting that comes later has its default in every widget.
create table widget_settings (
  property_id text not null,
  widget_id text not null,
  settings jsonb not null,
  version int not null,
  updated_on timestamptz not null,
  primary key (property_id, widget_id),
  foreign key (property_id, widget_id) references widgets on delete cascade
);

create table widget_identity (
  property_id text primary key references properties on delete cascade,
  secure_mode boolean not null default false,
  -- The JavaScript API key, sealed: the server must read it to check a hash.
  api_key bytea,
  api_key_made_on timestamptz,
  -- The one before it, while pages may still use it.
  earlier_key bytea,
  earlier_key_made_on timestamptz,
  earlier_key_until timestamptz
);
