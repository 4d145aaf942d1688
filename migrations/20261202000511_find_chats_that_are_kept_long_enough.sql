-- no-transaction
-- The same of chats.
create index concurrently if not exists chat_sessions_kept on chat_sessions (ended_at)
    where ended_at is not null and anonymized_at is null;
