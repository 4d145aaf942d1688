-- no-transaction
-- The worker takes jobs by queue: this index was kept for processes of the release before.
drop index concurrently if exists jobs_ready;
