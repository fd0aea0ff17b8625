-- The log of deliveries goes by the time of what happened: so do its filters and its counts.

drop index webhook_deliveries_log;
create index webhook_deliveries_log on webhook_deliveries (property_id, hook_id, happened_on, seq);
