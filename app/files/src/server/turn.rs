//! Whose turn it is: the forms of one sender that are read at once. Each may take a part's room for as long as its bytes
//! take to come, and who sends hundreds of them slowly would take all there is.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError, Weak},
};

use base::{
    server::{Actor, Ctx, Result},
    uuid::Uuid,
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::signature::viewer_of;

/// The most of one sender, in one process: more than a browser sends at once.
const AT_ONCE: usize = 8;

/// The senders of whom something is read or waits.
#[derive(Default)]
struct Senders(Mutex<HashMap<Uuid, Weak<Semaphore>>>);

/// Waits until one more form of a sender may be read. Nothing of it is read meanwhile.
///
/// # Errors
/// Never: nobody closes the turns.
pub(super) async fn wait_for_turn(ctx: &Ctx, actor: &Actor) -> Result<OwnedSemaphorePermit> {
    let turns = ctx.shared::<Senders>().of(viewer_of(actor));
    Ok(turns.acquire_owned().await.map_err(anyhow::Error::from)?)
}

impl Senders {
    /// The turns of a sender. Who has none any more is forgotten.
    fn of(&self, sender: Uuid) -> Arc<Semaphore> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(turns) = all.get(&sender).and_then(Weak::upgrade) {
            return turns;
        }
        all.retain(|_, turns| turns.strong_count() > 0);
        let turns = Arc::new(Semaphore::new(AT_ONCE));
        all.insert(sender, Arc::downgrade(&turns));
        turns
    }
}

#[cfg(test)]
mod tests {
    use base::{Role, server::test};
    use futures::FutureExt;
    use sqlx::PgPool;

    use super::*;

    #[sqlx::test(migrations = false)]
    async fn one_more_than_a_sender_may_send_at_once_waits_and_nobody_elses_does(db: PgPool) {
        let ctx = test::ctx(db);
        let person = || Actor::acting(&ctx, ctx.id().into(), "Carol", Role::Customer);
        let (carol, charlie) = (person(), person());
        let now = |actor: &Actor| wait_for_turn(&ctx, actor).now_or_never().map(Result::unwrap);
        let mut held: Vec<_> = (0..AT_ONCE).map(|_| now(&carol).unwrap()).collect();
        assert!(now(&carol).is_none() && now(&charlie).is_some());
        held.pop();
        assert!(now(&carol).is_some());
    }
}
