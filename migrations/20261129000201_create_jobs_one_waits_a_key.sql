-- no-transaction
-- Of one kind and key one waits. What somebody runs, or was given up, stands in no other's way.
create unique index concurrently if not exists jobs_one_waits_a_key on jobs (kind, dedupe_key)
    where dedupe_key is not null and lease is null and died_at is null;
