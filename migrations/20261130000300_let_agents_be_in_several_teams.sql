-- Somebody at the desk may work in several teams. Who leaves the desk leaves them, and a team that goes takes nobody along.

create table team_members (
    team_id uuid not null,
    user_id uuid not null,
    created_at timestamptz not null,
    constraint team_members_pkey primary key (team_id, user_id),
    constraint team_members_team foreign key (team_id) references teams (id) on delete cascade,
    constraint team_members_agent foreign key (user_id) references agents (user_id) on delete cascade
);

create index team_members_user on team_members (user_id);

-- agents.team_id stays, and names one of them: a release before this one reads it.
insert into team_members (team_id, user_id, created_at)
select team_id, user_id, updated_at from agents where team_id is not null;
