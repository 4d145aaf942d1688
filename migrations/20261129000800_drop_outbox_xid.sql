-- no-transaction
-- The outbox is read by its row numbers: nobody looks for a transaction's number any more.

drop index concurrently if exists outbox_xid;
