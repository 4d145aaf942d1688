-- Somebody may be invited: their account is there, and nobody signs in to it until they chose a password.

-- Whoever reads must not queue behind us while we wait for a table: it is tried again.
set local lock_timeout = '3s';

-- When; null once they signed in, and for whoever registered. Until then their password is one that nobody has, so that a
-- release before this one keeps them out too.
alter table users add column invited_at timestamptz;
