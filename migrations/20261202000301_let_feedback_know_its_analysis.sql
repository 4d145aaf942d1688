-- What feedback was found to say, by whom, and in which run; no time of it, which would tell when somebody wrote who gave no
-- name.

-- Whoever reads must not queue behind us while we wait for a table: it is tried again.
set local lock_timeout = '3s';

alter table feedback
    add column sentiment_score real,
    add column analysed_by text constraint feedback_analysed_by_known check (analysed_by in ('words', 'ai')),
    -- The tags that rules gave, so that those which people gave stay when a rule goes. One that people took away is still
    -- here, and stays away.
    add column automatic_tags text[] not null default '{}',
    -- The generation of rules that it was analysed with; zero before it was.
    add column analysed_generation bigint not null default 0;
