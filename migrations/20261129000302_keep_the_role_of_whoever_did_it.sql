-- A trail without a person says whether Porchlight did it or somebody who is gone, and as what somebody did it then.

-- Whoever reads must not queue behind us while we wait for a table: it is tried again.
set local lock_timeout = '3s';

alter table ticket_events add column performed_role text;
alter table article_events add column performed_role text;
