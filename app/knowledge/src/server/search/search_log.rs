//! What people search for as they type: every letter asks anew, and only what stands when they stop is what they meant.

use std::{
    collections::HashMap,
    future::Future,
    mem::take,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use base::server::{Actor, ClientInfo, Ctx, Result, every};

use super::{Reach, record_search, search};
use crate::SearchHits;
use crate::server::permissions;

/// How long nobody types who has said what they look for.
const PAUSE: Duration = Duration::from_secs(4);
/// The most people whose words wait at once; of more, nothing is known.
const MOST: usize = 10_000;
/// Shorter words than this mean nothing yet, in characters.
const SHORTEST: usize = 3;

/// What waits to be told whether it is all.
#[derive(Default)]
pub(super) struct Typing(Mutex<Waiting>);

#[derive(Default)]
struct Waiting {
    /// By who types.
    open: HashMap<String, Typed>,
    /// What was left for something else.
    left: Vec<Typed>,
}

struct Typed {
    visit: ClientInfo,
    typed: String,
    hits: usize,
    at: Instant,
}

impl Typing {
    /// Somebody's words, and how much they found. What they typed before and this goes on from was not all.
    fn hear(&self, visit: &ClientInfo, typed: &str, hits: usize) {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Waiting { open, left } = &mut *waiting;
        let who = name_of(visit);
        if left.len() >= MOST || open.len() >= MOST && !open.contains_key(&who) {
            return;
        }
        let asked = Typed { visit: visit.clone(), typed: typed.to_owned(), hits, at: Instant::now() };
        if let Some(before) = open.insert(who, asked)
            && !typed.starts_with(&*before.typed)
            && !before.typed.starts_with(typed)
        {
            left.push(before);
        }
    }

    fn forget(&self, visit: &ClientInfo) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).open.remove(&name_of(visit));
    }

    /// What stood long enough by now, or all of it.
    fn settled(&self, is_all: bool) -> Vec<Typed> {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut settled = take(&mut waiting.left);
        let is_settled = |_: &String, asked: &mut Typed| is_all || asked.at.elapsed() >= PAUSE;
        settled.extend(waiting.open.extract_if(is_settled).map(|(_, asked)| asked));
        settled.retain(|asked| asked.typed.trim().chars().count() >= SHORTEST);
        settled
    }
}

fn name_of(visit: &ClientInfo) -> String {
    format!("{} {}", visit.address.key(), visit.browser)
}

/// Searches for somebody who may still be typing; what they settle on is in the report of searches.
///
/// # Errors
/// As [`search`].
pub async fn search_as_typed(
    ctx: &Ctx,
    actor: &Actor,
    visit: &ClientInfo,
    typed: &str,
    reach: Reach,
    most: usize,
) -> Result<SearchHits> {
    let found = search(ctx, actor, visit, typed, reach, most).await?;
    if !visit.is_robot && !actor.may(permissions::READ_ALL) {
        ctx.shared::<Typing>().hear(visit, &found.query, found.hits.len());
    }
    Ok(found)
}

/// Searches for somebody who asks for a whole page of answers, and puts down what they asked.
///
/// # Errors
/// As [`search`].
pub async fn search_and_record(
    ctx: &Ctx,
    actor: &Actor,
    visit: &ClientInfo,
    typed: &str,
    most: usize,
) -> Result<SearchHits> {
    let found = search(ctx, actor, visit, typed, Reach::Meaning, most).await?;
    // What they typed on the way was not all.
    ctx.shared::<Typing>().forget(visit);
    record_search(ctx, visit, typed, found.hits.len()).await?;
    Ok(found)
}

/// Writes down what people settled on, until `stop` resolves, and once more then.
pub async fn write_searches(ctx: Ctx, stop: impl Future<Output = ()> + Send) {
    every("writing what was searched for", PAUSE, stop, |is_last| {
        let (ctx, settled) = (&ctx, ctx.shared::<Typing>().settled(is_last));
        async move {
            for Typed { visit, typed, hits, .. } in settled {
                record_search(ctx, &visit, &typed, hits).await?;
            }
            Ok(())
        }
    })
    .await;
}

#[cfg(test)]
mod tests {
    use sqlx::PgPool;

    use super::*;
    use crate::{SearchedFor, server::search_report};

    fn settled(typing: &Typing) -> Vec<(String, usize)> {
        let mut settled: Vec<_> =
            typing.settled(true).into_iter().map(|asked| (asked.typed, asked.hits)).collect();
        settled.sort_unstable();
        settled
    }

    #[test]
    fn of_many_letters_the_last_words_count() {
        let typing = Typing::default();
        let carol =
            ClientInfo { browser: "Mozilla/5.0 (Carol)".to_owned(), ..ClientInfo::reading(Vec::new()) };
        let charlie = ClientInfo { browser: "Mozilla/5.0 (Charlie)".to_owned(), ..carol.clone() };
        for (typed, hits) in [("ga", 4), ("gar", 2), ("garage", 0), ("gara", 1), ("garage door", 0)] {
            typing.hear(&carol, typed, hits);
        }
        typing.hear(&charlie, "lam", 3);
        assert!(typing.settled(false).is_empty(), "they may go on");
        typing.hear(&carol, "dimmer", 1);
        let both =
            [("dimmer", 1), ("garage door", 0), ("lam", 3)].map(|(typed, hits)| (typed.to_owned(), hits));
        assert_eq!(settled(&typing), both);
        typing.hear(&carol, "lamp", 1);
        typing.forget(&carol);
        typing.hear(&charlie, "la", 1);
        assert!(settled(&typing).is_empty());
    }

    #[sqlx::test(migrator = "migrations::MIGRATOR")]
    async fn whoever_is_still_typing_is_not_forgotten_for_what_they_left(db: PgPool) {
        let stage = identity::server::test::Stage::new(db).await;
        let visit = ClientInfo { is_robot: false, ..ClientInfo::reading(vec![base::Language::english()]) };
        for typed in ["garage door", "dimmer", "voucher"] {
            search_as_typed(&stage.ctx, &Actor::Anonymous, &visit, typed, Reach::Words, 6).await.unwrap();
        }
        search_and_record(&stage.ctx, &Actor::Anonymous, &visit, "voucher code", 6).await.unwrap();
        write_searches(stage.ctx.clone(), std::future::ready(())).await;
        let report = search_report(&stage.ctx, &stage.alice).await.unwrap();
        let mut gaps: Vec<_> = report.gaps.iter().map(|SearchedFor { words, .. }| &**words).collect();
        gaps.sort_unstable();
        assert_eq!(gaps, ["dimmer", "garage door", "voucher code"]);
    }
}
