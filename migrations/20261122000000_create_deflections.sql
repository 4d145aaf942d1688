-- What was offered to somebody while they wrote a ticket, and whether it was answer enough.

create table deflections (
    -- The form's own id: what is typed on changes this row.
    id uuid not null,
    asker_id uuid not null,
    locale text not null,
    subject text not null,
    -- What was offered for it, in no order.
    article_ids uuid[] not null default '{}',
    -- The article that answered it; then no ticket was needed.
    solved_by uuid,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint deflections_pkey primary key (id),
    constraint deflections_asker foreign key (asker_id) references users (id) on delete cascade,
    constraint deflections_solved_by foreign key (solved_by) references articles (id) on delete set null,
    constraint deflections_subject_length check (length(subject) between 1 and 200)
);

create index deflections_by_time on deflections (created_at desc);
create index deflections_by_asker on deflections (asker_id);
create index deflections_by_article on deflections (solved_by);
