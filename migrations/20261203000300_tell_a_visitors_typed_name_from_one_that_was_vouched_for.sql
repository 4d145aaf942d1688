-- A site may vouch for somebody's address and leave their name to be typed: the desk must not read the one as the other.

-- Whoever reads must not queue behind us while we wait for a table: it is tried again.
set local lock_timeout = '3s';

alter table chat_sessions add column is_name_verified boolean not null default false;

-- Whoever was signed in is called what their account says. What a site said of a name before is not known any more.
update chat_sessions set is_name_verified = true where is_verified and visitor_id = customer_id;
