-- no-transaction
-- The same of what they did there.
create index concurrently if not exists chat_events_performer on chat_events (performed_by) where performed_by is not null;
