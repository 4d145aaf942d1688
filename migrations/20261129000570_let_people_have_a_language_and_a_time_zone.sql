-- What is written without a request, a mail or a digest, chooses its language and its hour by its reader.

-- Whoever reads must not queue behind us while we wait for a table: it is tried again.
set local lock_timeout = '3s';

-- A language of the interface and the name of a zone (Europe/Berlin); none where their browser never said.
alter table users add column locale text;
alter table users add column time_zone text;
