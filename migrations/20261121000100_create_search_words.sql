-- What an admin teaches the search, and what people searched for.

create table search_synonyms (
    id uuid not null,
    locale text not null,
    -- Words that mean the same; each finds the others.
    words text[] not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint search_synonyms_pkey primary key (id),
    constraint search_synonyms_words check (cardinality(words) between 2 and 20)
);

create index search_synonyms_by_locale on search_synonyms (locale);

-- Words that a search passes over, beside those that every language has.
create table search_stop_words (
    locale text not null,
    word text not null,
    created_at timestamptz not null,
    constraint search_stop_words_pkey primary key (locale, word),
    constraint search_stop_words_length check (length(word) between 1 and 40)
);

create table search_queries (
    id uuid not null,
    locale text not null,
    -- As it was typed, without case and double spaces.
    words text not null,
    hits integer not null,
    created_at timestamptz not null,
    constraint search_queries_pkey primary key (id),
    constraint search_queries_length check (length(words) between 1 and 200)
);

create index search_queries_by_time on search_queries (created_at desc);
