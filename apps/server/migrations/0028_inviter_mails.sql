-- How many invitations an agent has had mailed on their latest day (UTC), at whichever property: properties are for the
-- asking, so a count of each is no limit.

create table inviter_mails (
  agent_id text primary key references agents on delete cascade,
  day date not null,
  sent int not null
);
