-- What reports know of each ticket: reckoned from the ticket, its messages and its log by a consumer, and made anew from them
-- at any time. No foreign keys: whoever writes facts must not hold a ticket up, and what an agent did stays counted.

create table ticket_facts (
    ticket_id uuid not null,
    -- The ticket's last event that they know of.
    seq bigint not null,
    category text not null,
    priority smallint not null,
    channel text not null,
    tags text[] not null,
    status text not null,
    assignee_id uuid,
    created_at timestamptz not null,
    -- The first word of the desk that its customer saw.
    first_response_at timestamptz,
    first_responder_id uuid,
    first_response_seconds bigint,
    -- The same in working hours.
    first_response_business_seconds bigint,
    agent_replies integer not null,
    customer_messages integer not null,
    -- When it was over last, where it is over, and when it was first.
    resolved_at timestamptz,
    first_resolved_at timestamptz,
    solved_by uuid,
    reopen_count integer not null,
    is_one_touch boolean not null,
    resolution_seconds bigint,
    resolution_business_seconds bigint,
    constraint ticket_facts_pkey primary key (ticket_id)
) with (fillfactor = 85);

create index ticket_facts_by_creation on ticket_facts (created_at);
create index ticket_facts_by_resolution on ticket_facts (resolved_at) where resolved_at is not null;
create index ticket_facts_by_first_resolution on ticket_facts (first_resolved_at) where first_resolved_at is not null;
create index ticket_facts_by_first_response on ticket_facts (first_response_at) where first_response_at is not null;
create index ticket_facts_open on ticket_facts (created_at) where resolved_at is null;
