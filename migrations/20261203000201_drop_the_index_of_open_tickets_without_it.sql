-- no-transaction
-- The one that also holds what reports tell apart serves whoever read this one.
drop index concurrently if exists ticket_facts_open;
