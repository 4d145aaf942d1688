-- A ticket that was a chat before knows which.

-- Whoever reads must not queue behind us while we wait for a table: it is tried again.
set local lock_timeout = '3s';

alter table tickets add column chat_session_id uuid;
