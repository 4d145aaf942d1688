-- A change of role or team, or the end of an account, reaches every token that was handed out before it: the person's
-- version grows, and a token of an older one is as good as expired.

-- Whoever reads must not queue behind us while we wait for a table: it is tried again.
set local lock_timeout = '3s';

alter table users add column authorization_version bigint not null default 0;
alter table users add column authorization_changed_at timestamptz;
-- None while the account is open.
alter table users add column deactivated_at timestamptz;
