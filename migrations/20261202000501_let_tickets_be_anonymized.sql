-- When everything personal in a ticket was replaced because it was kept long enough: it is done once.

-- Whoever reads must not queue behind us while we wait for a table: it is tried again.
set local lock_timeout = '3s';

alter table tickets add column anonymized_at timestamptz;
