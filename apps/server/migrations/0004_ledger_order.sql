-- The ledger is read by id up to a mark (kernel/ledger.ts): rows need no transaction id, readers an index on the id.

drop index ledger_cursor;
alter table ledger drop column xid;
create index ledger_id on ledger (id);
