-- no-transaction
-- What somebody said of articles, to go with them when two accounts become one.
create index concurrently if not exists article_votes_by_voter on article_votes (voter);
