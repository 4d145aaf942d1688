-- The durable queue: a job is a row, written in the transaction that wants the work done.

create table jobs (
    id uuid not null,
    kind text not null,
    payload jsonb not null,
    -- A scheduled run carries its moment here, so that two processes cannot both enqueue it.
    unique_key text,
    attempts integer not null default 0,
    run_at timestamptz not null,
    locked_until timestamptz,
    last_error text,
    created_at timestamptz not null,
    -- Set when retrying ended without success: a dead letter, kept for a person to read and run again.
    died_at timestamptz,
    constraint jobs_pkey primary key (id),
    constraint jobs_unique_key_unique unique (unique_key)
) with (fillfactor = 80);

create index jobs_ready on jobs (run_at) where died_at is null;
create index jobs_dead on jobs (died_at desc) where died_at is not null;

-- When each scheduled job last ran, whichever process ran it.
create table job_schedules (
    kind text not null,
    next_at timestamptz not null,
    constraint job_schedules_pkey primary key (kind)
);
