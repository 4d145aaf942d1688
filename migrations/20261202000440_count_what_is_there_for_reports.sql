-- Tickets from before reports are reckoned by a job, in batches.

insert into jobs (id, kind, payload, run_at, created_at)
    select gen_random_uuid(), 'recount-ticket-facts', '{}', now() + late, now()
    -- Once more when the last process of the former release is gone: nobody reacts to what it writes.
    from (values (interval '0'), (interval '1 hour')) as runs (late) where exists (select from tickets);
