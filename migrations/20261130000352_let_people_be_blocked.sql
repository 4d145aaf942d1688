-- Who only disturbs may read what they wrote, and write no more.

-- Whoever reads must not queue behind us while we wait for a table: it is tried again.
set local lock_timeout = '3s';

alter table users add column blocked_at timestamptz;
