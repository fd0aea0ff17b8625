-- How many mails strangers had a property send to an address, on its latest day (UTC). The address stands here as a hash:
-- nobody asks whose it is, only whether it had its share.

create table claimed_mails (
  property_id text not null references properties on delete cascade,
  address_hash text not null,
  day date not null,
  sent smallint not null,
  primary key (property_id, address_hash)
);
