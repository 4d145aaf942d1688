-- no-transaction
-- Every process reads the few people who changed lately, every few seconds: never by reading all of them.
create index concurrently if not exists users_authorization_changed_at on users (authorization_changed_at)
    where authorization_changed_at is not null;
