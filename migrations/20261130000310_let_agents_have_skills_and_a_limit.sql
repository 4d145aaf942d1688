-- What an agent is good at and how much they take at once decides who is given work; who does not touch anything for a while
-- can be away by themselves.

-- Whoever reads must not queue behind us while we wait for a table: it is tried again.
set local lock_timeout = '3s';

alter table agents
    add column skills text[] not null default '{}',
    add column max_concurrent_chats integer not null default 3,
    -- Whether being away was noticed and not chosen: the next input ends it.
    add column is_away_by_itself boolean not null default false,
    -- Minutes without input after which they are away by themselves; null where that is switched off.
    add column idle_minutes integer,
    -- When a browser of theirs last said that somebody is there; at most a minute old while they work.
    add column input_at timestamptz,
    add constraint agents_max_concurrent_chats_range check (max_concurrent_chats between 0 and 50) not valid,
    add constraint agents_idle_minutes_range check (idle_minutes between 1 and 480) not valid;

alter table agents validate constraint agents_max_concurrent_chats_range;
alter table agents validate constraint agents_idle_minutes_range;
