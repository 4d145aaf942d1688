select t.id, t.number, t.subject, t.preview, t.status, t.created_at from tickets t
join categories c on c.id = t.category_id
join users r on r.id = t.requester_id left join users a on a.id = t.assignee_id
where true and (t.number = upper(:words) or t.search @@ websearch_to_tsquery('english', :words)
    or t.id in (select m.ticket_id from ticket_messages m where m.search @@ websearch_to_tsquery('english', :words)))
order by t.created_at desc, t.id desc limit 21 offset 0;
