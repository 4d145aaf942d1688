-- What sockets push. A row is written in the transaction that makes the change; nothing here notifies.

create table outbox (
    topic text not null,
    seq bigint not null,
    -- The place in the part of the conversation that its customer may see; null where they may not.
    public_seq bigint,
    -- A live list that hears of the change too, beside the conversation itself.
    feed text,
    event jsonb not null,
    -- Commits overtake each other, ids lie about their order; the transaction's number does not:
    -- everything below the oldest running transaction is final.
    xid bigint not null default (pg_current_xact_id()::text::bigint),
    created_at timestamptz not null,
    constraint outbox_pkey primary key (topic, seq)
);

create index outbox_xid on outbox (xid);
create index outbox_created_at on outbox using brin (created_at);
