-- no-transaction
-- Tags are suggested by how often the newest tickets that have any use them; many tickets have none.
create index concurrently if not exists tickets_tagged on tickets (created_at desc, id desc) where tags <> '{}';
