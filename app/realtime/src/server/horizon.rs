//! The high-water mark of the outbox: up to which row number nothing can appear any more.
//!
//! Row numbers are drawn before the commit, and commits overtake each other: beside a row that is seen, one with a smaller
//! number may still be on its way. But whoever draws a number holds a row lock on the table `outbox` until the end of the
//! transaction, and has held it since before. So once everybody has ended who held such a lock when the newest number was
//! read, every number up to that one is final. Transactions that write no event, long ones and those of other databases
//! with them, hold nobody up.
//!
//! Within a conversation numbers grow with `seq`: both are given under the lock of the conversation's own row. So whoever
//! reads by number up to this mark reads each conversation in order and misses nothing. (The numbers of *transactions* do
//! not have that property: one that began early may record late, and would be final, and read, before the other.)

use std::collections::HashSet;

use base::server::{Ctx, Result};

/// The mark, as far as this process knows it.
#[derive(Default)]
pub struct Horizon {
    /// Everything up to this is final; none before that was known once.
    reached: Option<i64>,
    /// What will be final once these have ended.
    pending: Option<(i64, HashSet<String>)>,
}

impl Horizon {
    /// Everything up to this row number is final.
    pub fn reached(&self) -> Option<i64> {
        self.reached
    }

    /// Whether there are rows that somebody's end is awaited for.
    pub fn is_pending(&self) -> bool {
        self.pending.is_some()
    }

    /// A mark that is known to be reached: everything up to it is final.
    pub(super) fn at(reached: i64) -> Self {
        Self { reached: Some(reached), pending: None }
    }

    /// Looks whether the mark moved. One query, which asks for locks only where there are new rows.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn look(&mut self, ctx: &Ctx) -> Result<bool> {
        let known = self.pending.as_ref().map(|(newest, _)| *newest).or(self.reached);
        let row = sqlx::query!(
            r#"
            select newest as "newest!", case when $1::bigint is null or $2 or newest > $1 then array(
                select virtualtransaction from pg_locks
                where locktype = 'relation' and relation = 'outbox'::regclass and mode = 'RowExclusiveLock'
                    and database = (select oid from pg_database where datname = current_database())
            ) end as writers
            from (select coalesce(max(id), 0) as newest from outbox) as o
            "#,
            known,
            self.pending.is_some(),
        )
        .fetch_one(&ctx.db)
        .await?;
        let Some(writers) = row.writers else { return Ok(false) };
        Ok(self.take_in(row.newest, writers.into_iter().collect()))
    }

    /// Takes in the newest number, and who may have drawn one below it. Whether the mark moved.
    fn take_in(&mut self, newest: i64, writers: HashSet<String>) -> bool {
        let before = self.reached;
        if let Some((awaited, _)) = self.pending.take_if(|(_, awaited)| awaited.is_disjoint(&writers)) {
            self.reached = self.reached.max(Some(awaited));
        }
        if self.pending.is_none() && Some(newest) > self.reached {
            if writers.is_empty() {
                self.reached = Some(newest);
            } else {
                self.pending = Some((newest, writers));
            }
        }
        self.reached != before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn writers(names: &[&str]) -> HashSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn the_mark_waits_for_those_who_were_there_and_for_nobody_else() {
        let mut horizon = Horizon::default();
        assert!(!horizon.take_in(7, writers(&["1/1", "2/1"])));
        assert!(!horizon.take_in(9, writers(&["2/1", "3/1"])), "one of them is still there");
        assert!(horizon.take_in(9, writers(&["3/1"])));
        assert_eq!(horizon.reached(), Some(7), "what came meanwhile was not looked at");
        assert!(horizon.is_pending());
        assert!(horizon.take_in(9, writers(&[])));
        assert_eq!(horizon.reached(), Some(9));
        assert!(!horizon.take_in(4, writers(&[])), "rows that are pruned take nothing back");
    }
}
