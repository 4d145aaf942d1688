-- Since when a ticket's customer waits for the desk: the first of their messages that nobody answered, while the ticket is
-- the desk's to work on. The verbs keep it; what is there already is filled in by a job, in batches.

set local lock_timeout = '3s';

alter table tickets add column waiting_since timestamptz;

create function first_unanswered(ticket uuid) returns timestamptz
    language sql stable parallel safe
    return (
        select min(asked.created_at) from ticket_messages asked
        where asked.ticket_id = ticket and asked.sender_type = 'customer' and not asked.is_internal
            and asked.created_at > coalesce((
                select max(answer.created_at) from ticket_messages answer
                where answer.ticket_id = ticket and answer.sender_type = 'agent' and not answer.is_internal
            ), '-infinity')
    );

insert into jobs (id, kind, payload, run_at, created_at)
    select gen_random_uuid(), 'backfill-waiting-since', '{}', now() + late, now()
    -- Once more when the last process of the former release is gone: it writes tickets that do not wait.
    from (values (interval '0'), (interval '1 hour')) as runs (late) where exists (select from tickets);
