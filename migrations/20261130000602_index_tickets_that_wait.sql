-- no-transaction
-- The desk sorts by who waits longest; of all tickets few wait, and only those are in it.
create index concurrently if not exists tickets_waiting on tickets (waiting_since, id) where waiting_since is not null;
