-- A rating that was kept long enough loses its words and who said them; its number is counted on.

set local lock_timeout = '3s';

alter table satisfaction_ratings add column anonymized_at timestamptz;
