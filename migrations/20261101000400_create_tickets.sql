-- Tickets, what is said in them, and what happened to them.

create table categories (
    id uuid not null,
    slug text not null,
    name text not null,
    description text not null default '',
    is_active boolean not null default true,
    position integer not null default 0,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint categories_pkey primary key (id),
    constraint categories_slug_unique unique (slug),
    constraint categories_slug_form check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60)
);

insert into categories (id, slug, name, description, position, created_at, updated_at) values
    ('01930000-0000-7000-8000-000000000001', 'general-inquiry', 'General inquiry', 'Anything that fits nowhere else', 0, now(), now()),
    ('01930000-0000-7000-8000-000000000002', 'technical-issue', 'Technical issue', 'Something does not work as it should', 1, now(), now()),
    ('01930000-0000-7000-8000-000000000003', 'account-issue', 'Account issue', 'Signing in, profile and access', 2, now(), now()),
    ('01930000-0000-7000-8000-000000000004', 'billing', 'Billing', 'Invoices, payments and plans', 3, now(), now()),
    ('01930000-0000-7000-8000-000000000005', 'feature-request', 'Feature request', 'What you would like to see', 4, now(), now()),
    ('01930000-0000-7000-8000-000000000006', 'bug-report', 'Bug report', 'Steps that lead to a mistake of ours', 5, now(), now());

create table tickets (
    id uuid not null,
    number text not null,
    requester_id uuid not null,
    category_id uuid not null,
    assignee_id uuid,
    subject text not null,
    status text not null default 'open',
    -- 0 low to 3 urgent, so that an index can order by it.
    priority smallint not null default 1,
    source text not null default 'web',
    tags text[] not null default '{}',
    -- Grows with every change; a caller that edits an older one is told.
    version bigint not null default 1,
    last_seq bigint not null default 0,
    last_public_seq bigint not null default 0,
    message_count integer not null default 0,
    preview text not null default '',
    created_at timestamptz not null,
    updated_at timestamptz not null,
    first_responded_at timestamptz,
    last_message_at timestamptz not null,
    resolved_at timestamptz,
    closed_at timestamptz,
    search tsvector generated always as (to_tsvector('english', subject)) stored,
    constraint tickets_pkey primary key (id),
    constraint tickets_number_unique unique (number),
    constraint tickets_requester foreign key (requester_id) references users (id) on delete cascade,
    constraint tickets_category foreign key (category_id) references categories (id),
    constraint tickets_assignee foreign key (assignee_id) references users (id) on delete set null,
    constraint tickets_subject_length check (length(subject) between 1 and 200),
    constraint tickets_status_known check (status in ('open', 'in_progress', 'pending_customer', 'resolved', 'closed')),
    constraint tickets_priority_known check (priority between 0 and 3),
    constraint tickets_source_known check (source in ('web', 'chat', 'email', 'api', 'import'))
) with (fillfactor = 85);

create index tickets_by_requester on tickets (requester_id, created_at desc, id desc);
create index tickets_by_status_priority on tickets (status, priority desc, created_at desc, id desc);
create index tickets_by_assignee on tickets (assignee_id, status);
create index tickets_by_category on tickets (category_id, created_at desc);
create index tickets_by_creation on tickets (created_at desc, id desc);
create index tickets_by_search on tickets using gin (search) with (fastupdate = on);
create index tickets_by_tag on tickets using gin (tags) with (fastupdate = on);

create table ticket_messages (
    id uuid not null,
    ticket_id uuid not null,
    sender_type text not null,
    sender_id uuid,
    body text not null,
    is_internal boolean not null default false,
    created_at timestamptz not null,
    search tsvector generated always as (to_tsvector('english', body)) stored,
    constraint ticket_messages_pkey primary key (id),
    constraint ticket_messages_ticket foreign key (ticket_id) references tickets (id) on delete cascade,
    constraint ticket_messages_sender foreign key (sender_id) references users (id) on delete set null,
    constraint ticket_messages_body_length check (length(body) between 1 and 50000),
    constraint ticket_messages_sender_known check (sender_type in ('customer', 'agent', 'system', 'ai_bot'))
);

create index ticket_messages_by_ticket on ticket_messages (ticket_id, created_at, id);
create index ticket_messages_by_sender on ticket_messages (sender_id);
create index ticket_messages_by_search on ticket_messages using gin (search) with (fastupdate = on);

create table ticket_events (
    ticket_id uuid not null,
    seq bigint not null,
    event_type text not null,
    performed_by uuid,
    metadata jsonb not null,
    created_at timestamptz not null,
    constraint ticket_events_pkey primary key (ticket_id, seq),
    constraint ticket_events_ticket foreign key (ticket_id) references tickets (id) on delete cascade,
    constraint ticket_events_performer foreign key (performed_by) references users (id) on delete set null
);

create index ticket_events_by_performer on ticket_events (performed_by);

-- The next number of a year, `ST-2026-000123`. A real sequence a year: a counter row would make every
-- creation wait for the one before it to reach the disk.
create function next_ticket_number(year integer) returns text
language plpgsql as $$
declare
    sequence_name text := 'ticket_numbers_' || year;
    serial text;
begin
    begin
        serial := nextval(sequence_name);
    exception when undefined_table then
        perform pg_advisory_xact_lock(hashtext('next_ticket_number'), year);
        execute format('create sequence if not exists %I', sequence_name);
        serial := nextval(sequence_name);
    end;
    return 'ST-' || year || '-' || lpad(serial, greatest(6, length(serial)), '0');
end;
$$;
