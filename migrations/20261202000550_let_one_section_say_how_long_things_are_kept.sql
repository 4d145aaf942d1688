-- How long each kind is kept is one section of settings now; what admins decided in the former two goes on to hold.
insert into settings (name, value, updated_at)
select 'retention', jsonb_build_object('days', jsonb_strip_nulls(jsonb_build_object(
    'searches', (select value -> 'search_days' from settings where name = 'help_retention'),
    'offers', (select value -> 'offer_days' from settings where name = 'help_retention'),
    'sign_in_origins', (select value -> 'origin_days' from settings where name = 'sign_in_retention')))), now()
where exists (select from settings where name in ('help_retention', 'sign_in_retention'))
on conflict (name) do nothing;
