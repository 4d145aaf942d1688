-- no-transaction
-- Retention finds ratings by when they were given, and those that nobody gave by when they were asked for.
create index concurrently if not exists satisfaction_ratings_to_anonymize
    on satisfaction_ratings ((coalesce(answered_at, asked_at))) where anonymized_at is null;
