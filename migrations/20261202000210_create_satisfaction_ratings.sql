-- How somebody found the help they got: asked once each time their ticket is resolved, answered once, with a change of mind.

-- What refers to a table waits for whoever writes to it; everybody after that would wait too.
set local lock_timeout = '3s';

create table satisfaction_ratings (
    id uuid not null,
    ticket_id uuid not null,
    ticket_number text not null,
    requester_id uuid not null,
    -- Whose work it was when the ticket was resolved, whoever has it now.
    agent_id uuid,
    team_id uuid,
    category text not null,
    -- Which resolution of the ticket it is about.
    resolved_at timestamptz not null,
    rating smallint,
    comment text,
    last_seq bigint not null default 0,
    asked_at timestamptz not null,
    answered_at timestamptz,
    updated_at timestamptz not null,
    constraint satisfaction_ratings_pkey primary key (id),
    constraint satisfaction_ratings_resolution_unique unique (ticket_id, resolved_at),
    constraint satisfaction_ratings_ticket foreign key (ticket_id) references tickets (id) on delete cascade,
    constraint satisfaction_ratings_requester foreign key (requester_id) references users (id) on delete cascade,
    constraint satisfaction_ratings_agent foreign key (agent_id) references users (id) on delete set null,
    constraint satisfaction_ratings_team foreign key (team_id) references teams (id) on delete set null,
    constraint satisfaction_ratings_range check (rating between 1 and 5),
    constraint satisfaction_ratings_answer check ((rating is null) = (answered_at is null))
);

create index satisfaction_ratings_answered on satisfaction_ratings (answered_at desc, id desc) where answered_at is not null;
create index satisfaction_ratings_agent_id on satisfaction_ratings (agent_id, answered_at desc) where agent_id is not null;
create index satisfaction_ratings_team_id on satisfaction_ratings (team_id) where team_id is not null;
create index satisfaction_ratings_requester_id on satisfaction_ratings (requester_id);
