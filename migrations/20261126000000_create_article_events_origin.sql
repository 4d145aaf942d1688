-- no-transaction
-- A ticket at the desk shows what it became: without this, every event of every article would be read for it.
create index concurrently article_events_origin on article_events ((metadata->>'origin')) where event_type = 'created';
