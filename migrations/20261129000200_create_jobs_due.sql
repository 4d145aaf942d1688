-- no-transaction
-- What is due is looked for in one queue at a time: a full one must not stand before the others.
create index concurrently if not exists jobs_due on jobs (queue, run_at) where died_at is null;
