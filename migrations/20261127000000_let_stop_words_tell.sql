-- An admin edits all words that a search passes over: one of those that a language has anyway can be looked for again.
alter table search_stop_words add column is_passed boolean not null default true;
