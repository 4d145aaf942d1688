-- no-transaction
-- What becomes of somebody's words in chats when two accounts become one is found without reading all of them.
create index concurrently if not exists chat_messages_sender on chat_messages (sender_id) where sender_id is not null;
