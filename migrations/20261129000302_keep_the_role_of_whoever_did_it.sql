-- A trail without a person says whether Porchlight did it or somebody who is gone, and as what somebody did it then.

alter table ticket_events add column performed_role text;
alter table article_events add column performed_role text;
