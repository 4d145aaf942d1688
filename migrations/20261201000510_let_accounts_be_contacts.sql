-- A contact is an account that was made for somebody who wrote without one: nobody chose a password for it yet, and what its
-- address writes belongs to it. An account that somebody made and never confirmed may be anybody's.

-- Whoever reads must not queue behind us while we wait for a table: it is tried again.
set local lock_timeout = '3s';

alter table users add column is_contact boolean not null default false;
