-- Limits and idempotency hold across processes, so both live in the database.

-- Unlogged: losing the counters in a crash costs nothing, and counting must be cheap.
create unlogged table rate_limits (
    key text not null,
    free_at timestamptz not null,
    constraint rate_limits_pkey primary key (key)
) with (fillfactor = 70);

create table idempotency_keys (
    owner_id uuid not null,
    key text not null,
    fingerprint bytea not null,
    record_id uuid not null,
    created_at timestamptz not null,
    constraint idempotency_keys_pkey primary key (owner_id, key),
    constraint idempotency_keys_key_length check (length(key) between 1 and 255)
);

create index idempotency_keys_created_at on idempotency_keys using brin (created_at);
