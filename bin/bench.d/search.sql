-- What app/tickets/src/server/list.rs asks for words.
select t.id, t.number, t.subject, t.preview, t.status, t.priority, t.source, t.tags, t.version,
    t.last_seq, t.last_public_seq, t.message_count, t.created_at, t.first_responded_at,
    t.resolved_at, t.closed_at, c.slug as category, r.id as requester_id, r.name as requester_name,
    a.id as assignee_id, a.name as assignee_name, t.updated_at
from tickets t join categories c on c.id = t.category_id
join users r on r.id = t.requester_id left join users a on a.id = t.assignee_id
where true and t.id in (select id from tickets where number = upper(:words)
    union all select id from tickets where search @@ websearch_to_tsquery('english', :words)
    union all select m.ticket_id from ticket_messages m where m.search @@ websearch_to_tsquery('english', :words)) order by t.created_at desc, t.id desc limit 21;
select count(*) from (select 1 from tickets t where true and t.id in (select id from tickets where number = upper(:words)
    union all select id from tickets where search @@ websearch_to_tsquery('english', :words)
    union all select m.ticket_id from ticket_messages m where m.search @@ websearch_to_tsquery('english', :words)) limit 10001) as matches;
-- More than are counted: about how many.
explain (format json) select from tickets t where true and t.id in (select id from tickets where number = upper(:words)
    union all select id from tickets where search @@ websearch_to_tsquery('english', :words)
    union all select m.ticket_id from ticket_messages m where m.search @@ websearch_to_tsquery('english', :words));
