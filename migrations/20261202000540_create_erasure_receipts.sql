-- That somebody was erased, and what went: numbers by section, and nothing of who it was.

-- What refers to a table waits for whoever writes to it; everybody after that would wait too.
set local lock_timeout = '3s';

create table erasure_receipts (
    id uuid not null,
    at timestamptz not null,
    -- Who did it; nobody where it was the person.
    erased_by uuid,
    -- How many of each kind of thing, by the section that they were in.
    counts jsonb not null,
    -- The numbers of the tickets that are held and were left alone.
    held text[] not null default '{}',
    constraint erasure_receipts_pkey primary key (id),
    constraint erasure_receipts_eraser foreign key (erased_by) references users (id) on delete set null
);

create index erasure_receipts_by_eraser on erasure_receipts (erased_by);
