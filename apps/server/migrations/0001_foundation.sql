-- The foundation: ledger, kept replies, the instance, accounts, properties and their people, keys, access requests.
-- A table that belongs to a property starts its primary key with property_id.

create table ledger (
  property_id text not null,
  id bigint generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  event text not null,
  audience text[] not null,
  payload jsonb not null,
  actor_id text,
  request_id text not null,
  at timestamptz not null,
  primary key (property_id, id)
);
create index ledger_cursor on ledger (xid, id);

create table idempotency_keys (
  caller_id text not null,
  key text not null,
  request_hash text not null,
  reply bytea not null,
  created_on timestamptz not null,
  primary key (caller_id, key)
);
create index idempotency_keys_age on idempotency_keys (created_on);

create table instance (
  singleton boolean primary key default true check (singleton),
  name text not null default 'Parlo',
  sign_up text not null default 'invited' check (sign_up in ('open', 'invited', 'closed')),
  api_access text not null default 'on-request' check (api_access in ('on-request', 'open')),
  set_up_token_hash text,
  created_on timestamptz not null default now()
);
insert into instance default values;

create table agents (
  agent_id text primary key,
  name text not null,
  email text not null,
  email_key text not null unique,
  email_confirmed boolean not null default false,
  password_hash text not null,
  alias text,
  title text,
  language text not null default 'en',
  presence text not null default 'online' check (presence in ('online', 'away', 'invisible')),
  picture_hash text,
  instance_owner boolean not null default false,
  totp_secret bytea,
  totp_enabled boolean not null default false,
  totp_last_step bigint not null default 0,
  created_on timestamptz not null
);

create table agent_pictures (
  agent_id text primary key references agents on delete cascade,
  hash text not null,
  image bytea not null
);

create table agent_recovery_codes (
  agent_id text not null references agents on delete cascade,
  code_hash text not null,
  primary key (agent_id, code_hash)
);

create table agent_tokens (
  token_hash text primary key,
  agent_id text not null references agents on delete cascade,
  purpose text not null check (purpose in ('confirm-email', 'change-email', 'reset-password')),
  email text,
  expires_on timestamptz not null
);
create index agent_tokens_agent on agent_tokens (agent_id, purpose);

create table sign_in_failures (
  email_key text primary key,
  failures int not null,
  last_failed_on timestamptz not null,
  locked_until timestamptz
);

create table sessions (
  session_id text primary key,
  token_hash text not null unique,
  agent_id text not null references agents on delete cascade,
  created_on timestamptz not null,
  last_seen_on timestamptz not null,
  last_seen_ip text not null,
  user_agent text not null,
  expires_on timestamptz not null
);
create index sessions_agent on sessions (agent_id);

create table properties (
  property_id text primary key,
  name text not null,
  url text,
  type text not null default 'business' check (type in ('business', 'profile')),
  enabled boolean not null default true,
  sandbox boolean not null default false,
  language text not null default 'en',
  timezone text not null default 'UTC',
  created_on timestamptz not null,
  deleted_on timestamptz
);

create table widgets (
  property_id text not null references properties on delete cascade,
  widget_id text not null,
  name text not null,
  created_on timestamptz not null,
  primary key (property_id, widget_id)
);

create table roles (
  property_id text not null references properties on delete cascade,
  role_id text not null,
  name text not null,
  scopes text[] not null,
  created_on timestamptz not null,
  primary key (property_id, role_id)
);
create unique index roles_name on roles (property_id, lower(name));

create table members (
  property_id text not null references properties on delete cascade,
  agent_id text not null references agents on delete cascade,
  role text not null,
  enabled boolean not null default true,
  joined_on timestamptz not null,
  primary key (property_id, agent_id)
);
create index members_agent on members (agent_id);

create table invites (
  property_id text not null references properties on delete cascade,
  invite_id text not null,
  email text not null,
  email_key text not null,
  role text not null,
  token_hash text not null unique,
  invited_by text,
  created_on timestamptz not null,
  expires_on timestamptz not null,
  primary key (property_id, invite_id)
);
create unique index invites_email on invites (property_id, email_key);
create index invites_by_id on invites (invite_id);

create table departments (
  property_id text not null references properties on delete cascade,
  department_id text not null,
  name text not null,
  description text,
  is_default boolean not null default false,
  created_on timestamptz not null,
  primary key (property_id, department_id)
);
create unique index departments_name on departments (property_id, lower(name));

create table department_members (
  property_id text not null,
  department_id text not null,
  agent_id text not null,
  primary key (property_id, department_id, agent_id),
  foreign key (property_id, department_id) references departments on delete cascade,
  foreign key (property_id, agent_id) references members on delete cascade
);

create table api_keys (
  key_id text primary key,
  kind text not null check (kind in ('personal', 'service')),
  mode text not null check (mode in ('live', 'test')),
  agent_id text references agents on delete cascade,
  property_id text references properties on delete cascade,
  created_by text,
  name text not null,
  hash text not null unique,
  hint text not null,
  scopes text[],
  property_ids text[],
  ips text[] not null default '{}',
  expires_on timestamptz,
  created_on timestamptz not null,
  rotated_on timestamptz,
  previous_hash text unique,
  previous_valid_until timestamptz,
  last_used_on timestamptz,
  last_used_ip text,
  check ((kind = 'personal') = (agent_id is not null)),
  check ((kind = 'service') = (property_id is not null))
);
create index api_keys_agent on api_keys (agent_id);
create index api_keys_property on api_keys (property_id);

create table access_requests (
  request_id text primary key,
  agent_id text not null references agents on delete cascade,
  name text not null,
  company text not null,
  purpose text not null,
  expected_use text not null,
  status text not null check (status in ('pending', 'approved', 'rejected')),
  reason text,
  reference_user text unique,
  reference_password_hash text,
  created_on timestamptz not null,
  decided_on timestamptz,
  decided_by text
);
create index access_requests_agent on access_requests (agent_id, created_on);
create unique index access_requests_open on access_requests (agent_id) where status = 'pending';

-- What the demo printed at its first start, so that later starts can print it again. Empty outside the demo.
create table demo (
  singleton boolean primary key default true check (singleton),
  facts jsonb not null
);
