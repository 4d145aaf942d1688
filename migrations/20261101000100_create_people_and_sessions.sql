-- People, and the sign-ins that vouch for them.

create extension if not exists citext;

create table teams (
    id uuid not null,
    name text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint teams_pkey primary key (id),
    constraint teams_name_unique unique (name)
);

create table users (
    id uuid not null,
    email citext not null,
    name text not null,
    role text not null,
    password_hash text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint users_pkey primary key (id),
    constraint users_email_unique unique (email),
    constraint users_email_length check (length(email) between 3 and 254),
    constraint users_name_length check (length(name) between 1 and 100),
    constraint users_role_known check (role in ('customer', 'agent', 'admin'))
);

-- What a person is at the desk; customers have no row here.
create table agents (
    user_id uuid not null,
    team_id uuid,
    status text not null default 'active',
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint agents_pkey primary key (user_id),
    constraint agents_user foreign key (user_id) references users (id) on delete cascade,
    constraint agents_team foreign key (team_id) references teams (id) on delete set null,
    constraint agents_status_known check (status in ('active', 'away'))
);

create index agents_team on agents (team_id);

-- One row a sign-in. Its refresh tokens form one family.
create table sessions (
    id uuid not null,
    user_id uuid not null,
    user_agent text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    constraint sessions_pkey primary key (id),
    constraint sessions_user foreign key (user_id) references users (id) on delete cascade
);

create index sessions_user on sessions (user_id);
create index sessions_expires_at on sessions (expires_at);
create index sessions_revoked_at on sessions (revoked_at) where revoked_at is not null;

-- Only hashes of tokens are kept. A used one stays until its session ends, to recognise its reuse.
create table refresh_tokens (
    token_hash bytea not null,
    session_id uuid not null,
    created_at timestamptz not null,
    used_at timestamptz,
    constraint refresh_tokens_pkey primary key (token_hash),
    constraint refresh_tokens_session foreign key (session_id) references sessions (id) on delete cascade
);

create index refresh_tokens_session on refresh_tokens (session_id);
