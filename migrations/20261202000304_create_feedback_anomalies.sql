-- Days on which far more or far less was said of something than is usual on such a weekday.

create table feedback_anomalies (
    id uuid not null,
    day date not null,
    dimension text not null,
    value text not null,
    expected double precision not null,
    seen bigint not null,
    -- How many usual deviations away it is, below zero where less was said.
    score double precision not null,
    -- What the feedback of that day says most: dimension, value, count.
    shares jsonb not null,
    created_at timestamptz not null,
    constraint feedback_anomalies_pkey primary key (id),
    constraint feedback_anomalies_once unique (day, dimension, value),
    constraint feedback_anomalies_dimension_known check (dimension in ('context', 'tag', 'sentiment'))
);
