-- Whoever was made an agent by hand is in the menu of assignees too.

insert into agents (user_id, created_at, updated_at)
select id, now(), now() from users where role in ('agent', 'admin')
on conflict do nothing;
