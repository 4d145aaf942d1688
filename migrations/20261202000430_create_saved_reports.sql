-- A report with its filter under a name: somebody's own, or for the desk.

-- Whoever reads must not queue behind us while we wait for a table: it is tried again.
set local lock_timeout = '3s';

create table saved_reports (
    id uuid not null,
    owner_id uuid not null,
    name text not null,
    report text not null,
    filter jsonb not null,
    is_shared boolean not null default false,
    -- How often it is to be sent.
    schedule text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint saved_reports_pkey primary key (id),
    constraint saved_reports_owner foreign key (owner_id) references users (id) on delete cascade,
    constraint saved_reports_name_length check (length(name) between 1 and 100),
    constraint saved_reports_schedule_known check (schedule in ('daily', 'weekly', 'monthly'))
);

create unique index saved_reports_name_unique on saved_reports (owner_id, lower(name));
create index saved_reports_shared on saved_reports (is_shared) where is_shared;
