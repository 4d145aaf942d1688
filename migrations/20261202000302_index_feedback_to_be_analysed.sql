-- no-transaction
create index concurrently feedback_to_be_analysed on feedback (analysed_generation, created_at, id);
