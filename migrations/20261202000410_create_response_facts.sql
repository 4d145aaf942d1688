-- Each answer of the desk to somebody who waited, and how long they had: the first answer of a ticket and every later one.

create table response_facts (
    ticket_id uuid not null,
    -- Its place among the ticket's answers, from 1.
    ordinal integer not null,
    -- The first word that nobody had answered.
    waited_from timestamptz not null,
    answered_at timestamptz not null,
    seconds bigint not null,
    -- The same in working hours.
    business_seconds bigint not null,
    agent_id uuid,
    constraint response_facts_pkey primary key (ticket_id, ordinal)
);

create index response_facts_by_time on response_facts (answered_at);
create index response_facts_by_agent on response_facts (agent_id, answered_at);
