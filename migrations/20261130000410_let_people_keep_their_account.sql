-- People keep their own account: whether an address is theirs, their picture, that they forgot their password, and from
-- where each of their sessions was begun.

set local lock_timeout = '3s';

alter table users
    -- When they showed that the address is theirs; null until they do.
    add column email_confirmed_at timestamptz,
    -- The file of their picture.
    add column avatar_file_id uuid,
    -- When they last asked for a link to a new password, until they have one: an admin sees who waits for it.
    add column password_link_asked_at timestamptz;

-- The network that a session was begun from, as its owner is shown it; null for those from before.
alter table sessions add column network text;
