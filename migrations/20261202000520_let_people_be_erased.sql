-- Somebody was erased: their row stays, for what is counted of it, and says nothing of them any more.

-- Whoever reads must not queue behind us while we wait for a table: it is tried again.
set local lock_timeout = '3s';

alter table users add column erased_at timestamptz;
