-- no-transaction
-- Readers go by row numbers: the index by transaction numbers was kept for processes of the release before.
drop index concurrently if exists outbox_xid;
