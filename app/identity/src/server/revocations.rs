//! The revocation list: sessions that ended, and people who may do something else, while an access token from before may
//! still be about. Every process keeps the few in memory, so that no request pays a query for what almost never is; a
//! broadcast after the revoking commit has it read anew, and a slow sweep covers one that got lost.

use std::{
    collections::{HashMap, HashSet},
    future::Future,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use base::{
    DateTime, SessionId, UserId, Utc,
    server::{Ctx, Person, Result},
};
use chrono::TimeDelta;
use tokio::sync::{Mutex, watch};

use super::ACCESS_SECONDS;

/// What is said to every process after something was revoked.
const WORD: &str = "revocations";
/// The longest that a process takes to find what no broadcast told it of.
const SWEEP: Duration = Duration::from_secs(5);
/// How long what was revoked is listed: an access token may be handed out by a request that began before, and lives on.
const LISTED: TimeDelta = TimeDelta::seconds(ACCESS_SECONDS + 60);

/// The recently revoked sessions and changed people of this process.
#[derive(Clone)]
pub struct Revocations {
    list: Arc<RwLock<List>>,
    /// Held by whoever reads the list anew.
    reading: Arc<Mutex<()>>,
    changed: Arc<watch::Sender<u64>>,
}

#[derive(Default, PartialEq, Eq)]
struct Revoked {
    sessions: HashSet<SessionId>,
    /// The version below which a token of theirs is not believed.
    versions: HashMap<UserId, i64>,
}

#[derive(Default)]
struct List {
    revoked: Revoked,
    /// When it was last read: after the database was away, everything since then is read.
    read_at: Option<DateTime<Utc>>,
}

impl Default for Revocations {
    fn default() -> Self {
        Self { list: Arc::default(), reading: Arc::default(), changed: Arc::new(watch::Sender::new(0)) }
    }
}

impl Revocations {
    /// The list that every clone of a context shares.
    pub fn of(ctx: &Ctx) -> Self {
        (*ctx.shared::<Self>()).clone()
    }

    /// Whether what a token says of somebody was revoked: their session ended, or what they may do changed.
    pub fn holds(&self, person: &Person) -> bool {
        let list = self.list.read().unwrap_or_else(PoisonError::into_inner);
        let Revoked { sessions, versions } = &list.revoked;
        sessions.contains(&person.session)
            || versions.get(&person.id).is_some_and(|version| person.authorization_version < *version)
    }

    /// Changes whenever something is revoked.
    pub fn watch(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }

    /// Reads the list anew.
    ///
    /// # Errors
    /// When the database refuses; the list stays as it was.
    pub async fn refresh(&self, ctx: &Ctx) -> Result<()> {
        // One after another: what was read before is not to be stored after.
        let _alone = self.reading.lock().await;
        let now = ctx.now();
        let read_at = self.list.read().unwrap_or_else(PoisonError::into_inner).read_at;
        let since = read_at.map_or(now, |at| at.min(now)) - LISTED;
        let revoked = read(ctx, since).await?;
        let mut list = self.list.write().unwrap_or_else(PoisonError::into_inner);
        list.read_at = Some(now);
        if list.revoked != revoked {
            list.revoked = revoked;
            self.changed.send_modify(|count| *count = count.wrapping_add(1));
        }
        Ok(())
    }

    /// Keeps the list fresh until `stop` resolves.
    pub async fn keep(self, ctx: Ctx, stop: impl Future<Output = ()> + Send) {
        let mut announced = realtime::server::announcements(&ctx, WORD);
        tokio::pin!(stop);
        loop {
            if let Err(error) = self.refresh(&ctx).await {
                tracing::warn!(%error, "the revocation list could not be read");
            }
            tokio::select! {
                () = &mut stop => return,
                _ = announced.changed() => {}
                () = tokio::time::sleep(SWEEP) => {}
            }
        }
    }
}

/// Makes a revocation that was committed known: here at once, elsewhere by a broadcast.
///
/// # Errors
/// When the database refuses.
pub async fn publish_revocation(ctx: &Ctx) -> Result<()> {
    Revocations::of(ctx).refresh(ctx).await?;
    realtime::server::announce(ctx, WORD).await
}

async fn read(ctx: &Ctx, since: DateTime<Utc>) -> Result<Revoked> {
    let rows = sqlx::query!(
        r#"
        select id as "session?", null::uuid as "person?", null::bigint as "version?"
        from sessions where revoked_at > $1
        union all
        select null, id, authorization_version from users where authorization_changed_at > $1
        "#,
        since,
    )
    .fetch_all(&ctx.db)
    .await?;
    let mut revoked = Revoked::default();
    for row in rows {
        revoked.sessions.extend(row.session.map(SessionId));
        revoked.versions.extend(row.person.map(UserId).zip(row.version));
    }
    Ok(revoked)
}
