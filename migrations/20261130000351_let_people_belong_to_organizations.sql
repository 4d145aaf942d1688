-- Somebody asks for help for their organisation, and may see what its others ask.

-- Whoever reads must not queue behind us while we wait for a table: it is tried again.
set local lock_timeout = '3s';

alter table users add column organization_id uuid;
-- Looked at by a migration of its own: nobody has one yet, but to look takes as long as there are people.
alter table users add constraint users_organization foreign key (organization_id) references organizations (id)
    on delete set null not valid;
