-- How far each of the desk has read a ticket: what was said since is news to them.

-- The two that it refers to are locked for a moment: whoever reads must not queue behind us, it is tried again.
set local lock_timeout = '3s';

create table ticket_reads (
    user_id uuid not null,
    ticket_id uuid not null,
    -- Up to this event among those that everybody in the ticket sees.
    seq bigint not null,
    read_at timestamptz not null,
    constraint ticket_reads_pkey primary key (user_id, ticket_id),
    constraint ticket_reads_user foreign key (user_id) references users (id) on delete cascade,
    constraint ticket_reads_ticket foreign key (ticket_id) references tickets (id) on delete cascade
) with (fillfactor = 85);

create index ticket_reads_by_ticket on ticket_reads (ticket_id);
