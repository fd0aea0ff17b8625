-- Who is kept out, and the answers agents keep at hand.

-- A visitor, or an address or range: each at most once at a property.
create table bans (
  property_id text not null references properties on delete cascade,
  ban_id text not null,
  visitor_id text,
  visitor_name text,
  ip cidr,
  reason text,
  created_by text not null,
  created_by_name text not null,
  created_on timestamptz not null,
  expires_on timestamptz,
  primary key (property_id, ban_id),
  check ((visitor_id is null) <> (ip is null))
);
create unique index bans_visitor on bans (property_id, visitor_id) where visitor_id is not null;
create unique index bans_ip on bans (property_id, ip) where ip is not null;

-- Those with an owner are that member's alone, and go with the membership. Names differ among what one sees together.
create table shortcuts (
  property_id text not null references properties on delete cascade,
  shortcut_id text not null,
  owner_id text,
  created_by text not null,
  name text not null,
  name_key text not null,
  message text not null,
  tags text[] not null default '{}',
  transfer_agent_id text,
  transfer_department_id text,
  created_on timestamptz not null,
  updated_on timestamptz not null,
  primary key (property_id, shortcut_id),
  foreign key (property_id, owner_id) references members on delete cascade,
  foreign key (property_id, transfer_agent_id) references members on delete set null (transfer_agent_id),
  foreign key (property_id, transfer_department_id) references departments on delete set null (transfer_department_id),
  check (transfer_agent_id is null or transfer_department_id is null)
);
create unique index shortcuts_shared on shortcuts (property_id, name_key) where owner_id is null;
create unique index shortcuts_personal on shortcuts (property_id, owner_id, name_key) where owner_id is not null;
