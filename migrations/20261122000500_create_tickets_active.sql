-- no-transaction
-- The desk lists and counts what is not over yet: without an index of its own, counting reads every closed ticket.
create index concurrently if not exists tickets_active on tickets (created_at desc, id desc)
    where status in ('open', 'in_progress', 'pending_customer');
