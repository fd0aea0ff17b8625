-- How many invitations a property has mailed on its latest day (UTC): withdrawn and accepted ones count too, which
-- the table of invitations no longer knows.

create table invitation_mails (
  property_id text primary key references properties on delete cascade,
  day date not null,
  sent int not null
);
