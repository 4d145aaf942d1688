-- no-transaction
-- The desk looks chats up by any word of their visitor's name or address.
create index concurrently if not exists chat_sessions_by_words on chat_sessions
    using gin (to_tsvector('simple', fold_person(coalesce(name, '') || ' ' || coalesce(email::text, ''))));
