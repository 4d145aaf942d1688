-- Feedback: what people say about what they found here, in one tap or in their own words, with a name or without.

-- What refers to a table waits for whoever writes to it; everybody after that would wait too.
set local lock_timeout = '3s';

create table feedback (
    id uuid not null,
    kind text not null,
    rating smallint,
    -- What it is about, in a line: a page, a step, a product.
    context text not null,
    comments text,
    tags text[] not null default '{}',
    -- Null until somebody or something has looked.
    sentiment text,
    status text not null default 'new',
    -- What the desk keeps in mind of it, for itself alone.
    note text,
    -- Who gave it. Nobody for what was given without a name, and then nothing else here tells who: no address, no session,
    -- no file of theirs, and of the time no more than the hour.
    user_id uuid,
    page_url text,
    locale text not null,
    -- The ticket that was made of it.
    ticket_id uuid,
    -- The idea that it is counted to.
    idea_id uuid,
    last_seq bigint not null default 1,
    search tsvector not null default ''::tsvector,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint feedback_pkey primary key (id),
    constraint feedback_giver foreign key (user_id) references users (id) on delete set null,
    constraint feedback_of_ticket foreign key (ticket_id) references tickets (id) on delete set null,
    constraint feedback_kind_known check (kind in ('quick', 'detailed')),
    constraint feedback_rating_range check (rating between 1 and 5),
    constraint feedback_sentiment_known check (sentiment in ('positive', 'neutral', 'negative')),
    constraint feedback_status_known check (status in ('new', 'seen', 'planned', 'done', 'declined')),
    constraint feedback_context_length check (length(context) between 1 and 200)
);

create index feedback_newest on feedback (created_at desc, id desc);
create index feedback_user on feedback (user_id, created_at desc) where user_id is not null;
create index feedback_sentiment on feedback (sentiment, created_at desc, id desc);
create index feedback_status on feedback (status, created_at desc, id desc);
create index feedback_ticket on feedback (ticket_id) where ticket_id is not null;
create index feedback_idea on feedback (idea_id) where idea_id is not null;
create index feedback_tags on feedback using gin (tags);
create index feedback_search on feedback using gin (search);
