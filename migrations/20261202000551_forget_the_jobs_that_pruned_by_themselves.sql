-- Two jobs became kinds of retention; nobody knows them any more.
with unscheduled as (delete from job_schedules where name in ('prune-searches', 'prune-deflections'))
delete from jobs where kind in ('prune-searches', 'prune-deflections');
