-- The second half of feedback_of_idea: reads the table, and stops nobody who writes to it.

alter table feedback validate constraint feedback_of_idea;
