-- no-transaction
-- The accounts that became one, for the next merge and for the end of an account.
create index concurrently if not exists users_by_merge on users (merged_into) where merged_into is not null;
