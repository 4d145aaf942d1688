-- Ideas: what people wish of the house, who wants it too, what became of it, and whom to tell.

-- What refers to a table waits for whoever writes to it; everybody after that would wait too.
set local lock_timeout = '3s';

create table ideas (
    id uuid not null,
    -- What people call it, and its address.
    number bigint generated always as identity,
    title text not null,
    body text not null,
    body_html text not null,
    status text not null default 'under_review',
    author_id uuid,
    -- What idea_votes holds, kept in the same transaction: the board is ordered by it.
    vote_count integer not null default 0,
    answer text,
    answer_html text,
    answered_by uuid,
    answered_at timestamptz,
    -- Nobody but the desk sees it.
    is_hidden boolean not null default false,
    -- The idea that says the same and goes on; never one that was merged itself.
    merged_into uuid,
    -- The feedback that it was made of: one becomes one idea.
    feedback_id uuid,
    last_seq bigint not null default 0,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint ideas_pkey primary key (id),
    constraint ideas_number_unique unique (number),
    constraint ideas_feedback_unique unique (feedback_id),
    constraint ideas_author foreign key (author_id) references users (id) on delete set null,
    constraint ideas_answerer foreign key (answered_by) references users (id) on delete set null,
    constraint ideas_merged_into foreign key (merged_into) references ideas (id),
    constraint ideas_not_merged_into_themselves check (merged_into <> id),
    constraint ideas_answer_whole check ((answer is null) = (answer_html is null) and (answer is null) = (answered_at is null)),
    constraint ideas_status_known check (status in ('under_review', 'planned', 'started', 'shipped', 'declined'))
);

create index ideas_by_votes on ideas (vote_count desc, id desc) where merged_into is null;
create index ideas_newest on ideas (created_at desc, id desc) where merged_into is null;
create index ideas_merged on ideas (merged_into) where merged_into is not null;
create index ideas_author_id on ideas (author_id) where author_id is not null;
create index ideas_answered_by on ideas (answered_by) where answered_by is not null;

create table idea_votes (
    idea_id uuid not null,
    user_id uuid not null,
    created_at timestamptz not null,
    -- One vote a person, whoever presses how often.
    constraint idea_votes_pkey primary key (idea_id, user_id),
    constraint idea_votes_idea foreign key (idea_id) references ideas (id) on delete cascade,
    constraint idea_votes_user foreign key (user_id) references users (id) on delete cascade
);

create index idea_votes_person on idea_votes (user_id);

-- What whoever voted is to be told: read on the board, and by whoever sends it on.
create table idea_notices (
    id uuid not null,
    user_id uuid not null,
    idea_id uuid not null,
    what text not null,
    -- Where the idea stood right after.
    status text not null,
    created_at timestamptz not null,
    told_at timestamptz,
    constraint idea_notices_pkey primary key (id),
    constraint idea_notices_user foreign key (user_id) references users (id) on delete cascade,
    constraint idea_notices_idea foreign key (idea_id) references ideas (id) on delete cascade,
    constraint idea_notices_what_known check (what in ('status', 'answer', 'merged'))
);

create index idea_notices_person on idea_notices (user_id, created_at desc);
create index idea_notices_idea_id on idea_notices (idea_id);
create index idea_notices_untold on idea_notices (created_at) where told_at is null;
