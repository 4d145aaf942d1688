-- What was promised of new rows is looked at in those from before, while everybody reads and writes.

alter table users validate constraint users_organization;
alter table users validate constraint users_merged_into;
alter table users validate constraint users_not_merged_into_themselves;
