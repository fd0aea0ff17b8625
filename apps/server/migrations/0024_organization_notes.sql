-- What the team notes about organizations, as it does about contacts. No two organizations become one, so a note always
-- belongs to the one it was written about, and goes with it.

create table organization_notes (
  property_id text not null references properties on delete cascade,
  organization_id text not null,
  note_id text not null,
  agent_id text,
  agent_name text not null,
  text text not null,
  created_on timestamptz not null,
  primary key (property_id, note_id),
  foreign key (property_id, organization_id) references organizations on delete cascade
);
create index organization_notes_organization
  on organization_notes (property_id, organization_id, created_on, note_id);
