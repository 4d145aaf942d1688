-- Which category a ticket has whose writer chose none is an admin's decision, and no word in the code any more.

set local lock_timeout = '3s';
alter table categories add column is_default boolean not null default false
    constraint categories_default_is_active check (is_active or not is_default);
update categories set is_default = true where id = (
    select id from categories where is_active order by slug <> 'general-inquiry', position, name limit 1);
create unique index categories_one_default on categories (is_default) where is_default;
