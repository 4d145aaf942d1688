-- What app/tickets/src/server/search.rs asks for words.
with hits (source, id) as materialized ((select 'number', id from tickets where number = upper(:words))
    union all (select 'subject', id from tickets where search @@ plainto_tsquery('simple', :words)
        order by created_at desc, id desc limit 1000)
    union all (select 'message', ticket_id from ticket_messages where search @@ plainto_tsquery('simple', :words)
        order by id desc limit 1000)
    union all (select 'tag', id from tickets where tags @> array[replace(:words, ' ', '-')]
        order by created_at desc, id desc limit 1000)
    union all (select 'person', t.id from (select id from users where to_tsvector('simple', fold_person(name || ' ' || email::text))
            @@ plainto_tsquery('simple', fold_person(:words)) limit 50) as people
        cross join lateral (select t.id, t.created_at from tickets t where t.requester_id = people.id
            order by t.created_at desc, t.id desc limit 1000) as t order by t.created_at desc, t.id desc limit 1000))
select t.id, t.number, t.subject, t.preview, t.status, t.priority, t.source, t.tags, t.version,
    t.last_seq, t.last_public_seq, t.message_count, t.created_at, t.first_responded_at,
    t.resolved_at, t.closed_at, c.slug as category, r.id as requester_id, r.name as requester_name,
    a.id as assignee_id, a.name as assignee_name, t.updated_at
from tickets t join categories c on c.id = t.category_id
join users r on r.id = t.requester_id left join users a on a.id = t.assignee_id
where t.id in (select id from hits) order by t.created_at desc, t.id desc limit 21;
with hits (source, id) as materialized ((select 'number', id from tickets where number = upper(:words))
    union all (select 'subject', id from tickets where search @@ plainto_tsquery('simple', :words)
        order by created_at desc, id desc limit 1000)
    union all (select 'message', ticket_id from ticket_messages where search @@ plainto_tsquery('simple', :words)
        order by id desc limit 1000)
    union all (select 'tag', id from tickets where tags @> array[replace(:words, ' ', '-')]
        order by created_at desc, id desc limit 1000)
    union all (select 'person', t.id from (select id from users where to_tsvector('simple', fold_person(name || ' ' || email::text))
            @@ plainto_tsquery('simple', fold_person(:words)) limit 50) as people
        cross join lateral (select t.id, t.created_at from tickets t where t.requester_id = people.id
            order by t.created_at desc, t.id desc limit 1000) as t order by t.created_at desc, t.id desc limit 1000))
select (select count(distinct id) from hits),
    (select coalesce(max(count), 0) from (select count(*) from hits group by source) as given);
