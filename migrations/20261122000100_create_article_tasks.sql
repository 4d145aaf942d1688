-- What readers found wanting, until somebody at the desk has looked at it.

create table article_tasks (
    id uuid not null,
    article_id uuid not null,
    opened_at timestamptz not null,
    closed_at timestamptz,
    closed_by uuid,
    constraint article_tasks_pkey primary key (id),
    constraint article_tasks_article foreign key (article_id) references articles (id) on delete cascade,
    constraint article_tasks_closer foreign key (closed_by) references users (id) on delete set null
);

-- One at a time: what more readers say joins the one that is open.
create unique index article_tasks_open on article_tasks (article_id) where closed_at is null;
create index article_tasks_by_article on article_tasks (article_id, closed_at desc);
create index article_tasks_by_closer on article_tasks (closed_by);
