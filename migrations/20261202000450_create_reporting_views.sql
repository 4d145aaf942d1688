-- What other tools may read: views that stay what they are while the tables behind them change. Nobody's words are in them.

create schema reporting;

create view reporting.tickets as
    select f.ticket_id, t.number, f.category, c.name as category_name,
        (array['low', 'medium', 'high', 'urgent'])[f.priority + 1] as priority, f.channel, f.tags, f.status,
        f.assignee_id as agent_id, a.name as agent, f.created_at, f.first_response_at, f.first_response_seconds,
        f.first_response_business_seconds, f.first_responder_id, f.agent_replies, f.customer_messages, f.resolved_at,
        f.first_resolved_at, f.solved_by, f.reopen_count, f.is_one_touch, f.resolution_seconds,
        f.resolution_business_seconds
    from ticket_facts f
    join tickets t on t.id = f.ticket_id
    left join categories c on c.slug = f.category
    left join users a on a.id = f.assignee_id;

create view reporting.responses as
    select r.ticket_id, r.ordinal, r.ordinal = 1 as is_first, r.waited_from, r.answered_at, r.seconds, r.business_seconds,
        r.agent_id, a.name as agent
    from response_facts r left join users a on a.id = r.agent_id;

create view reporting.teams as
    select t.id as team_id, t.name as team, m.user_id as agent_id from teams t join team_members m on m.team_id = t.id;

create view reporting.daily_volume as
    select day, category, channel, priority, sum(opened)::bigint as opened, sum(resolved)::bigint as resolved from (
        select (created_at at time zone 'UTC')::date as day, category, channel,
            (array['low', 'medium', 'high', 'urgent'])[priority + 1] as priority, 1 as opened, 0 as resolved
        from ticket_facts
        union all
        select (resolved_at at time zone 'UTC')::date, category, channel,
            (array['low', 'medium', 'high', 'urgent'])[priority + 1], 0, 1
        from ticket_facts where resolved_at is not null
    ) days
    group by day, category, channel, priority;

create view reporting.chats as
    select s.id as chat_id, s.status, s.topic, s.team_id, s.assigned_agent_id as agent_id, s.locale, s.started_at,
        s.accepted_at, s.ended_at, extract(epoch from s.accepted_at - s.started_at)::bigint as wait_seconds,
        s.accepted_at is null and s.status in ('ended', 'left_message') as is_missed, s.message_count, s.rating, s.ticket_id
    from chat_sessions s;

create view reporting.article_views as
    select d.day, a.id as article_id, a.locale, a.slug, d.n as views
    from daily_counts d join articles a on a.id::text = d.dimension where d.metric = 'article_views';
