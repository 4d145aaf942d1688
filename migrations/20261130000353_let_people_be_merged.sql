-- Two accounts of one person become one: the other is closed, and says into which it went.

-- Whoever reads must not queue behind us while we wait for a table: it is tried again.
set local lock_timeout = '3s';

alter table users add column merged_into uuid;
alter table users add constraint users_merged_into foreign key (merged_into) references users (id)
    on delete set null not valid;
alter table users add constraint users_not_merged_into_themselves check (merged_into <> id) not valid;
