-- Questions that many people have, and what was published of them.

create table faq_items (
    id uuid not null,
    locale text not null,
    -- A heading under which it stands; items of one heading stand together.
    category text not null default '',
    position integer not null default 0,
    question text not null,
    answer_markdown text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint faq_items_pkey primary key (id),
    constraint faq_items_question_length check (length(question) between 1 and 300),
    constraint faq_items_category_length check (length(category) <= 80)
);

create index faq_items_by_place on faq_items (locale, position, id);

-- What readers see: whole, as it was when it was published. A version never changes.
create table faq_versions (
    locale text not null,
    version integer not null,
    items jsonb not null,
    published_by uuid,
    published_at timestamptz not null,
    constraint faq_versions_pkey primary key (locale, version),
    constraint faq_versions_publisher foreign key (published_by) references users (id) on delete set null
);

create index faq_versions_by_publisher on faq_versions (published_by);
