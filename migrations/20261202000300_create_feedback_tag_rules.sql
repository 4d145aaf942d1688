-- Rules by which feedback gets tags by itself: admins say which words mean what.

create table feedback_tag_rules (
    id uuid not null,
    tag text not null,
    -- Words and phrases in lower case; one that ends in * stands for all that begin so. None where the context alone decides.
    words text[] not null default '{}',
    -- Whether all of the words have to be there, or any of them.
    is_all boolean not null default false,
    -- The language that its giver read; null for any.
    locale text,
    -- Found within what the feedback is about; null for anything.
    context text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint feedback_tag_rules_pkey primary key (id),
    constraint feedback_tag_rules_tag_length check (length(tag) between 1 and 40),
    constraint feedback_tag_rules_words_count check (cardinality(words) <= 50),
    constraint feedback_tag_rules_decide check (cardinality(words) > 0 or context is not null)
);

create index feedback_tag_rules_tag on feedback_tag_rules (tag, id);
