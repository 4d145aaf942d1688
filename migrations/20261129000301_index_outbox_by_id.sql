-- no-transaction
-- Consumers read the outbox by its numbers, from where they stand.
create index concurrently if not exists outbox_by_id on outbox (id);
