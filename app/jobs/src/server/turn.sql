-- One turn of a worker. $1, $2: queues and their free hands. $3: the kinds that it knows. $4, $5: the leases of what it
-- has done. $6: now. $7, $8: the lease of what it takes, and until when. Rows are found by arrays of their ids: joined, they
-- would be found by reading the table where it is full.
with done as (
    delete from jobs using unnest($4::uuid[], $5::uuid[]) as ended (job, proof)
    where jobs.id = any($4) and jobs.id = ended.job and jobs.lease = ended.proof
), due as (
    select waiting.id from unnest($1::text[], $2::bigint[]) as free (queue, hands) cross join lateral (
        select id from jobs
        where jobs.queue = free.queue and died_at is null and run_at <= $6 and kind = any($3::text[])
            and (locked_until is null or locked_until < $6)
        order by run_at limit free.hands for update skip locked
    ) as waiting
), taken as (
    update jobs set attempts = attempts + 1, lease = $7, locked_until = $8 where id = any(array(select id from due))
    returning id, kind, queue, payload, attempts
), next as (
    select min(later.run_at) as next_at from unnest($1::text[]) as free (queue) cross join lateral (
        select run_at from jobs
        where jobs.queue = free.queue and died_at is null and run_at > $6 and kind = any($3::text[])
            and locked_until is null
        order by run_at limit 1
    ) as later
)
select next.next_at, taken.id as "id?", taken.kind as "kind?", taken.queue as "queue?", taken.payload as "payload?",
    taken.attempts as "attempts?"
from next left join taken on true
