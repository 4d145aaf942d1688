-- Live chat: conversations of visitors with the desk, what was said and what happened in each, and who of the desk is there.

create table chat_sessions (
    id uuid not null,
    -- SHA-256 of what proves the visitor: the token itself is shown once.
    token_hash bytea not null,
    -- One browser, or one person, over all their chats.
    visitor_id uuid not null,
    -- The visitor's account, where they signed in or the host site vouched for them.
    customer_id uuid,
    -- What that site calls them.
    external_id text,
    name text,
    email citext,
    is_verified boolean not null default false,
    status text not null,
    topic text,
    team_id uuid,
    skills text[] not null default '{}',
    assigned_agent_id uuid,
    locale text not null,
    origin text,
    page_url text,
    page_title text,
    -- Where they came from: limits and blocks; forgotten when the chat ends.
    address text,
    last_seq bigint not null default 0,
    last_public_seq bigint not null default 0,
    message_count integer not null default 0,
    preview text not null default '',
    visitor_read_seq bigint not null default 0,
    agent_read_seq bigint not null default 0,
    started_at timestamptz not null,
    -- Since when it waits, or waited last.
    queued_at timestamptz not null,
    -- Its agent was gone: it waits before all others.
    returned_at timestamptz,
    -- When it was taken first.
    accepted_at timestamptz,
    last_message_at timestamptz not null,
    -- The first word of the visitor that nobody answered.
    waiting_since timestamptz,
    visitor_seen_at timestamptz not null,
    ended_at timestamptz,
    rating smallint,
    rating_comment text,
    rated_at timestamptz,
    ticket_id uuid,
    search tsvector not null default ''::tsvector,
    updated_at timestamptz not null,
    constraint chat_sessions_pkey primary key (id),
    constraint chat_sessions_token_unique unique (token_hash),
    constraint chat_sessions_customer foreign key (customer_id) references users (id) on delete set null,
    constraint chat_sessions_agent foreign key (assigned_agent_id) references users (id) on delete set null,
    constraint chat_sessions_team foreign key (team_id) references teams (id) on delete set null,
    constraint chat_sessions_ticket foreign key (ticket_id) references tickets (id) on delete set null,
    constraint chat_sessions_status_known check (status in ('waiting', 'active', 'left_message', 'ended')),
    constraint chat_sessions_rating_range check (rating between 1 and 5),
    constraint chat_sessions_name_length check (length(name) between 1 and 100)
);

create index chat_sessions_queue on chat_sessions (team_id, returned_at, queued_at, id) where status = 'waiting';
create index chat_sessions_active on chat_sessions (assigned_agent_id) where status = 'active';
create index chat_sessions_silent on chat_sessions (last_message_at) where status <> 'ended';
create index chat_sessions_newest on chat_sessions (started_at desc, id desc);
create index chat_sessions_visitor on chat_sessions (visitor_id, started_at desc);
create index chat_sessions_customer on chat_sessions (customer_id, started_at desc) where customer_id is not null;
create index chat_sessions_external on chat_sessions (external_id, started_at desc) where external_id is not null;
create index chat_sessions_ticket on chat_sessions (ticket_id) where ticket_id is not null;
create index chat_sessions_address on chat_sessions (address) where status <> 'ended';
create index chat_sessions_accepted on chat_sessions (accepted_at desc) where accepted_at is not null;
create index chat_sessions_search on chat_sessions using gin (search);

create table chat_messages (
    id uuid not null,
    session_id uuid not null,
    seq bigint not null,
    public_seq bigint,
    sender_type text not null,
    sender_id uuid,
    sender_name text,
    body text not null,
    body_html text not null,
    payload jsonb,
    is_internal boolean not null default false,
    client_id uuid,
    attachment_count smallint not null default 0,
    created_at timestamptz not null,
    constraint chat_messages_pkey primary key (id),
    constraint chat_messages_session foreign key (session_id) references chat_sessions (id) on delete cascade,
    constraint chat_messages_sender foreign key (sender_id) references users (id) on delete set null,
    constraint chat_messages_sender_type_known check (sender_type in ('customer', 'agent', 'system', 'ai_bot')),
    constraint chat_messages_public check ((public_seq is null) = is_internal),
    constraint chat_messages_seq_unique unique (session_id, seq)
);

-- The same message twice is one.
create unique index chat_messages_client on chat_messages (session_id, client_id) where client_id is not null;

-- What happened beside what was said: numbered by the same count.
create table chat_events (
    session_id uuid not null,
    seq bigint not null,
    public_seq bigint,
    event_type text not null,
    performed_by uuid,
    performed_role text not null,
    performer_name text,
    metadata jsonb not null,
    created_at timestamptz not null,
    constraint chat_events_pkey primary key (session_id, seq),
    constraint chat_events_session foreign key (session_id) references chat_sessions (id) on delete cascade,
    constraint chat_events_performer foreign key (performed_by) references users (id) on delete set null
);

-- When a console of an agent last said that somebody is there to chat.
create table chat_agents (
    user_id uuid not null,
    -- Nothing for who was given a chat before they ever looked at the chats.
    seen_at timestamptz,
    -- When they were last given a chat: whoever waited longest is next.
    given_at timestamptz,
    constraint chat_agents_pkey primary key (user_id),
    constraint chat_agents_user foreign key (user_id) references users (id) on delete cascade
);

-- JWTs of host sites that were taken: each for one chat.
create table chat_identity_tokens (
    token_hash bytea not null,
    session_id uuid not null,
    expires_at timestamptz not null,
    constraint chat_identity_tokens_pkey primary key (token_hash),
    constraint chat_identity_tokens_session foreign key (session_id) references chat_sessions (id) on delete cascade
);

create index chat_identity_tokens_expiry on chat_identity_tokens (expires_at);

create table canned_replies (
    id uuid not null,
    shortcut text not null,
    body text not null,
    created_by uuid,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint canned_replies_pkey primary key (id),
    constraint canned_replies_shortcut_unique unique (shortcut),
    constraint canned_replies_author foreign key (created_by) references users (id) on delete set null
);
