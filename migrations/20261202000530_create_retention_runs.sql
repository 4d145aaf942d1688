-- A run of retention: who wanted it, how far it is, and what it did, kind by kind. One that ended half-way goes on.

-- What refers to a table waits for whoever writes to it; everybody after that would wait too.
set local lock_timeout = '3s';

create table retention_runs (
    id uuid not null,
    -- Nobody where it is the daily one.
    started_by uuid,
    started_at timestamptz not null,
    -- When it last did something.
    seen_at timestamptz not null,
    finished_at timestamptz,
    counts jsonb not null default '{}',
    constraint retention_runs_pkey primary key (id),
    constraint retention_runs_starter foreign key (started_by) references users (id) on delete set null
);

create index retention_runs_newest on retention_runs (started_at desc, id desc);
create index retention_runs_by_starter on retention_runs (started_by);
-- One at a time: whoever wants another while one goes on gets that one.
create unique index retention_runs_one_goes_on on retention_runs ((true)) where finished_at is null;
