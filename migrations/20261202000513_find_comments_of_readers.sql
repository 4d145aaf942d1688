-- no-transaction
-- Retention finds what readers wrote about articles by when they did.
create index concurrently if not exists article_votes_with_comment on article_votes (updated_at) where comment <> '';
