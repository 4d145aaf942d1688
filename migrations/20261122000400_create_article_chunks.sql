-- What an embedding model made of the articles: a vector for each stretch of their text, for the search by meaning.

create table article_chunks (
    article_id uuid not null,
    -- Its place in the article, from 0.
    place integer not null,
    -- Of the model's name and the text: a stretch that did not change is not embedded again.
    fingerprint bytea not null,
    -- Of length 1. An array, because not every Postgres has a type for vectors; pgvector reads arrays.
    embedding real[] not null,
    constraint article_chunks_pkey primary key (article_id, place),
    constraint article_chunks_article foreign key (article_id) references articles (id) on delete cascade
);

-- Up to which version an article was read, and by which model.
create table article_readings (
    article_id uuid not null,
    version bigint not null,
    model text not null,
    read_at timestamptz not null,
    constraint article_readings_pkey primary key (article_id),
    constraint article_readings_article foreign key (article_id) references articles (id) on delete cascade
);
