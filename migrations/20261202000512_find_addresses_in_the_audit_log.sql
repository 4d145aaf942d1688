-- no-transaction
-- Retention takes addresses out of the audit log; what has none is not looked at again.
create index concurrently if not exists audit_log_addresses on audit_log (at) where address is not null;
