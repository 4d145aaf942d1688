-- Nothing ever wrote it: schedules are kept apart from the jobs that they begin.

alter table jobs drop column unique_key;
