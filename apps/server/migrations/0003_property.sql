-- Properties and their people: what must hold whoever writes, and what modules below may know of those above.

-- A custom role is kept while somebody has it, also when an invitation names it at this very moment.
alter table members
  add column custom_role_id text generated always as (case when role in ('admin', 'agent') then null else role end) stored,
  add constraint members_custom_role foreign key (property_id, custom_role_id) references roles (property_id, role_id);
alter table invites
  add column custom_role_id text generated always as (case when role in ('admin', 'agent') then null else role end) stored,
  add constraint invites_custom_role foreign key (property_id, custom_role_id) references roles (property_id, role_id);

-- One default department per property.
create unique index departments_default on departments (property_id) where is_default;

-- The bin, for the daily purge.
create index properties_bin on properties (deleted_on) where deleted_on is not null;

-- Members stand below properties, and roles below members: each may know of the other no more than this.
create view property_cards as
  select property_id, name, deleted_on is not null as deleted from properties;
create view role_uses as
  select property_id, role, count(*)::int as members from members group by property_id, role;
