-- no-transaction
-- Retention finds closed tickets by when they were closed, those that it has done left out.
create index concurrently if not exists tickets_kept on tickets (closed_at)
    where closed_at is not null and anonymized_at is null;
