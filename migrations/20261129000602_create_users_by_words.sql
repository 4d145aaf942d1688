-- no-transaction
-- The desk looks people up by any word of their name or address.
create index concurrently if not exists users_by_words on users
    using gin (to_tsvector('simple', fold_person(name || ' ' || email::text)));
