-- A browser may never hear the answer that brought it its next refresh token: the one before stays good until one that
-- replaced it was used.

-- The token that this one replaced.
alter table refresh_tokens add column replaces bytea;
