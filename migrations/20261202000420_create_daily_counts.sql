-- How much happened a day where nothing keeps each time that it did: how often articles were read. Days are those of UTC.

create table daily_counts (
    metric text not null,
    day date not null,
    -- What was counted, by its id.
    dimension text not null,
    n bigint not null,
    constraint daily_counts_pkey primary key (metric, day, dimension)
) with (fillfactor = 85);

-- How far each running total had come when it was last looked at.
create table daily_count_marks (
    metric text not null,
    dimension text not null,
    total bigint not null,
    constraint daily_count_marks_pkey primary key (metric, dimension)
) with (fillfactor = 70);

-- What was read before anybody counted by days belongs to no day.
insert into daily_count_marks (metric, dimension, total)
    select 'article_views', article_id::text, views from article_counts where views > 0;
