-- A question that is begun from a ticket waits until somebody has looked it over. Both are constants, so no row is rewritten.

alter table faq_items
    add column is_draft boolean not null default false,
    -- The number of the ticket that it came from.
    add column origin text;
