-- no-transaction
-- Reports count what is not over by category, priority, channel and agent: from the index alone, open tickets lie anywhere.
create index concurrently ticket_facts_standing on ticket_facts (created_at)
    include (category, priority, channel, assignee_id, ticket_id) where resolved_at is null;
