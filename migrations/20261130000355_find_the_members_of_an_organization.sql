-- no-transaction
-- Members of an organisation, for its page and for whoever sees their tickets.
create index concurrently if not exists users_by_organization on users (organization_id)
    where organization_id is not null;
