-- Domains react to each other: an outbox row says what happened, and each consumer keeps its place among the rows.

-- Whoever reads must not queue behind us while we wait for a table: it is tried again.
set local lock_timeout = '3s';

-- Not an identity column: that would write the whole table anew. Rows from before have no number, and no consumer reads them.
alter table outbox
    add column id bigint,
    -- What happened, `ticket.status_changed`; null where a row only tells caches that something is old.
    add column kind text,
    -- What reactors read. Sockets are never sent it.
    add column facts jsonb;
create sequence outbox_id as bigint owned by outbox.id;
alter table outbox alter column id set default nextval('outbox_id');

create table consumers (
    name text not null,
    -- Every row up to this was reacted to, or waits in event_deliveries.
    after_id bigint not null,
    -- The history that is replayed, and the last conversation of it that was; null once it reads the outbox.
    replay_source text,
    replay_after text,
    created_at timestamptz not null,
    -- When a process last ran it: rows are not kept for one that nobody runs any more.
    seen_at timestamptz not null,
    constraint consumers_pkey primary key (name)
) with (fillfactor = 50);

-- Events that a consumer failed at, and those of the same conversation that wait behind them.
create table event_deliveries (
    -- What a person names it by.
    id uuid not null,
    consumer text not null,
    topic text not null,
    seq bigint not null,
    kind text not null,
    facts jsonb not null,
    happened_at timestamptz not null,
    attempts integer not null default 0,
    run_at timestamptz not null,
    last_error text,
    created_at timestamptz not null,
    -- Set when its tries ended without success: it holds its conversation up no more, and waits for a person.
    set_aside_at timestamptz,
    constraint event_deliveries_pkey primary key (consumer, topic, seq),
    constraint event_deliveries_id_unique unique (id),
    constraint event_deliveries_consumer foreign key (consumer) references consumers (name) on delete cascade
);

create index event_deliveries_due on event_deliveries (run_at) where set_aside_at is null;
create index event_deliveries_set_aside on event_deliveries (set_aside_at desc) where set_aside_at is not null;
create index event_deliveries_by_topic on event_deliveries (topic);
