-- A ticket by its key; app/tickets/src/server/find.rs asks for many at once what is asked here one by one.
\set place random(1, 100)
select t.id, t.number, t.subject, t.preview, t.status, t.priority, t.source, t.tags, t.version,
    t.last_seq, t.last_public_seq, t.message_count, t.created_at, t.updated_at, t.first_responded_at,
    t.resolved_at, t.closed_at, c.slug as category, r.id as requester_id, r.name as requester_name,
    a.id as assignee_id, a.name as assignee_name
from tickets t
join categories c on c.id = t.category_id
join users r on r.id = t.requester_id
left join users a on a.id = t.assignee_id
where t.id = (:ids::uuid[])[:place] and (null::uuid is null or t.requester_id = null::uuid);
