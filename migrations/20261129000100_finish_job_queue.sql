-- A job waits in a queue of its own, may name what it is the only one of, and is held by a lease that names its holder.

alter table jobs
    add column queue text not null default 'default',
    -- Of those that wait, one of a kind has it.
    add column dedupe_key text,
    -- Set while somebody runs it: only who knows it may write what became of the run.
    add column lease uuid;

-- Several schedules may begin the same kind; each begins anew when somebody changes when it is due.
alter table job_schedules rename column kind to name;
alter table job_schedules add column timing text;
