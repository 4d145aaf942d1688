-- no-transaction
-- jobs_due took its place.
drop index concurrently if exists jobs_ready;
