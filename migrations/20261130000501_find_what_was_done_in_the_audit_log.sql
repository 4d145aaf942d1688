-- no-transaction
-- Whoever reads the audit log asks what somebody did, newest first.
create index concurrently audit_log_by_actor on audit_log (actor_id, at desc, id desc);
