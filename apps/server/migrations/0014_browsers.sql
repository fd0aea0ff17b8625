-- Whoever opens the widget may say any address is theirs: only visitors that clients of the API brought are found by it.
alter table visitors add column from_browser boolean not null default false;
update visitors v set from_browser = true
  where exists (select from visitor_tokens t where t.property_id = v.property_id and t.visitor_id = v.visitor_id);
