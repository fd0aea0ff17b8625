-- Webhooks whose deliveries are sent: those that are on, of a property that does not lie in the bin. What waits when it is
-- put there goes on when it is restored.
create view webhooks_sent as
  select h.property_id, h.hook_id, h.ordered, h.failing_since
  from webhooks h
  join properties p on p.property_id = h.property_id
  where h.enabled and p.deleted_on is null;
