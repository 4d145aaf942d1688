-- Messages are Markdown from here on, and what they look like is made once, when they are written. Null is a message of before:
-- plain text, shown as it was typed.
set local lock_timeout = '3s';
alter table ticket_messages add column body_html text;
