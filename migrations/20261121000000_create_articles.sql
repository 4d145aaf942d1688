-- The help center's articles: what they say, what they said, where they were, and what readers thought of them.

create table article_categories (
    id uuid not null,
    parent_id uuid,
    slug text not null,
    icon text not null default 'book',
    position integer not null default 0,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint article_categories_pkey primary key (id),
    constraint article_categories_slug_unique unique (slug),
    constraint article_categories_slug_form check (slug ~ '^[[:alnum:]]+(-[[:alnum:]]+)*$' and length(slug) <= 80),
    constraint article_categories_parent foreign key (parent_id) references article_categories (id)
);

create index article_categories_by_parent on article_categories (parent_id);

create table article_category_names (
    category_id uuid not null,
    locale text not null,
    name text not null,
    description text not null default '',
    constraint article_category_names_pkey primary key (category_id, locale),
    constraint article_category_names_category foreign key (category_id) references article_categories (id) on delete cascade
);

create table articles (
    id uuid not null,
    -- The same for an article in all its languages: the id of the one that was written first.
    group_id uuid not null,
    locale text not null,
    slug text not null,
    category_id uuid not null,
    type text not null,
    visibility text not null,
    status text not null,
    title text not null,
    -- What search engines and lists show of it.
    summary text not null,
    content_markdown text not null,
    -- Made from the Markdown when it is saved, and sanitised then.
    content_html text not null,
    contents jsonb not null,
    words integer not null,
    tags text[] not null default '{}',
    author_id uuid,
    -- Grows with every change of the row; an editor who saves over an older one is told.
    version bigint not null default 1,
    -- The newest of its revisions.
    revision integer not null default 1,
    -- For a translation: the revision of the original that it follows.
    follows_revision integer,
    publish_at timestamptz,
    published_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    search tsvector generated always as (
        setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', left(content_markdown, 200000)), 'C')
    ) stored,
    constraint articles_pkey primary key (id),
    constraint articles_slug_unique unique (locale, slug),
    constraint articles_translation_unique unique (group_id, locale),
    constraint articles_category foreign key (category_id) references article_categories (id),
    constraint articles_author foreign key (author_id) references users (id) on delete set null,
    constraint articles_slug_length check (length(slug) between 1 and 120),
    constraint articles_title_length check (length(title) between 1 and 200),
    constraint articles_type_known check (type in ('guide', 'tutorial', 'best_practice', 'troubleshooting', 'api_documentation')),
    constraint articles_visibility_known check (visibility in ('public', 'signed_in', 'agents')),
    constraint articles_status_known check (status in ('draft', 'scheduled', 'published', 'archived')),
    constraint articles_scheduled check (status <> 'scheduled' or publish_at is not null)
);

create index articles_by_slug on articles (slug);
create index articles_by_status on articles (status, updated_at desc, id desc);
create index articles_by_category on articles (category_id, locale, status, updated_at desc);
create index articles_by_update on articles (locale, status, updated_at desc, id desc);
create index articles_by_author on articles (author_id);
create index articles_due on articles (publish_at) where status = 'scheduled';
create index articles_by_tag on articles using gin (tags);
create index articles_by_search on articles using gin (search);

create table article_revisions (
    article_id uuid not null,
    number integer not null,
    title text not null,
    content_markdown text not null,
    editor_id uuid,
    created_at timestamptz not null,
    constraint article_revisions_pkey primary key (article_id, number),
    constraint article_revisions_article foreign key (article_id) references articles (id) on delete cascade,
    constraint article_revisions_editor foreign key (editor_id) references users (id) on delete set null
);

create index article_revisions_by_editor on article_revisions (editor_id);

-- What is being written and not yet shown: every keystroke's home, so that nothing is lost with a browser.
create table article_stagings (
    article_id uuid not null,
    title text not null,
    content_markdown text not null,
    -- The article's revision that this was begun on.
    based_on integer not null,
    version bigint not null default 1,
    editor_id uuid,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint article_stagings_pkey primary key (article_id),
    constraint article_stagings_article foreign key (article_id) references articles (id) on delete cascade,
    constraint article_stagings_editor foreign key (editor_id) references users (id) on delete set null
);

create index article_stagings_by_editor on article_stagings (editor_id);

-- Where an article was once found; its readers are led on.
create table article_addresses (
    locale text not null,
    slug text not null,
    article_id uuid not null,
    created_at timestamptz not null,
    constraint article_addresses_pkey primary key (slug, locale),
    constraint article_addresses_article foreign key (article_id) references articles (id) on delete cascade
);

create index article_addresses_by_article on article_addresses (article_id);

-- Apart from the article, so that counting a reader does not rewrite what they read.
create table article_counts (
    article_id uuid not null,
    views bigint not null default 0,
    helpful integer not null default 0,
    not_helpful integer not null default 0,
    constraint article_counts_pkey primary key (article_id),
    constraint article_counts_article foreign key (article_id) references articles (id) on delete cascade
) with (fillfactor = 70);

create index article_counts_by_views on article_counts (views desc, article_id);

create table article_votes (
    id uuid not null,
    article_id uuid not null,
    -- A person's id, or for a stranger what can be told of them without keeping who they are.
    voter text not null,
    is_helpful boolean not null,
    comment text not null default '',
    revision integer not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint article_votes_pkey primary key (id),
    constraint article_votes_once unique (article_id, voter),
    constraint article_votes_article foreign key (article_id) references articles (id) on delete cascade,
    constraint article_votes_comment_length check (length(comment) <= 2000)
);

create index article_votes_by_time on article_votes (article_id, created_at desc);

create table article_events (
    article_id uuid not null,
    -- The article's version that this made.
    seq bigint not null,
    event_type text not null,
    performed_by uuid,
    metadata jsonb not null,
    created_at timestamptz not null,
    constraint article_events_pkey primary key (article_id, seq),
    constraint article_events_article foreign key (article_id) references articles (id) on delete cascade,
    constraint article_events_performer foreign key (performed_by) references users (id) on delete set null
);

create index article_events_by_performer on article_events (performed_by);

insert into article_categories (id, slug, icon, position, created_at, updated_at) values
    ('01930000-0000-7000-8000-000000000101', 'getting-started', 'lamp', 0, now(), now());
insert into article_category_names (category_id, locale, name, description) values
    ('01930000-0000-7000-8000-000000000101', 'en', 'Getting started', 'The first steps'),
    ('01930000-0000-7000-8000-000000000101', 'de', 'Erste Schritte', 'Womit man beginnt'),
    ('01930000-0000-7000-8000-000000000101', 'ar', 'البداية', 'الخطوات الأولى');
