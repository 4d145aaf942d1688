-- no-transaction
-- Each renewal asks whether what replaced a token was used.
create index concurrently if not exists refresh_tokens_replaces on refresh_tokens (replaces) where replaces is not null;
