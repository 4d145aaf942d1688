-- How many files hang on a message: one that has none is read without asking for them.
set local lock_timeout = '3s';

alter table ticket_messages add column attachment_count smallint not null default 0;
