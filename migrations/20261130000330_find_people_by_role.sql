-- no-transaction
-- Admins list the few who work at the desk among all who ask.
create index concurrently if not exists users_by_role on users (role, id desc);
