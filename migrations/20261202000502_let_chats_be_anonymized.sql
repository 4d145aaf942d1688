-- The same of a chat.

-- Whoever reads must not queue behind us while we wait for a table: it is tried again.
set local lock_timeout = '3s';

alter table chat_sessions add column anonymized_at timestamptz;
