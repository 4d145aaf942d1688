-- A ticket that is held is left alone by retention and by the erasure of a person, until an admin lets it go.

-- Whoever reads must not queue behind us while we wait for a table: it is tried again.
set local lock_timeout = '3s';

alter table tickets add column is_held boolean not null default false;
