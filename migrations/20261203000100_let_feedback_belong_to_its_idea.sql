-- Feedback is counted to ideas from now on: what it says of that is held to be true. Nothing was counted to any before, so
-- that what is there is looked at later, without holding anybody up.

-- Whoever reads must not queue behind us while we wait for a table: it is tried again.
set local lock_timeout = '3s';

alter table feedback
    add constraint feedback_of_idea foreign key (idea_id) references ideas (id) on delete set null not valid;
