//! A batch loader: concurrent lookups by key become one query. While one is on its way to Postgres, those that come
//! meanwhile gather and are asked as one when it is back: a busy desk asks seldom and much, a quiet one at once, and nobody waits for company.

use std::{
    future::Future,
    mem,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::{
    sync::oneshot,
    time::{error::Elapsed, timeout},
};

use super::{Ctx, Error, Result};

/// The most questions that travel as one.
const MOST: usize = 100;

/// How long an answer may take, for whoever waits and for the round that they are in.
const PATIENCE: Duration = Duration::from_secs(5);

/// Who waits for what; kept by a context (`ctx.shared()`), one for each kind of question.
pub struct BatchLoader<Q, A> {
    gathered: Mutex<Gathered<Q, A>>,
}

struct Gathered<Q, A> {
    asked: Vec<(Q, oneshot::Sender<Result<A, Unanswered>>)>,
    /// Whether somebody asks, who will ask these too.
    is_asking: bool,
}

/// What is asked in one round, and who waits for it.
type Gathering<Q, A> = (Vec<Q>, Vec<oneshot::Sender<Result<A, Unanswered>>>);

/// Why a round was not answered, as far as each of its askers has to know.
#[derive(Clone, Copy, Debug)]
struct Unanswered {
    /// Whether the database is away, and the same may go well in a moment.
    is_unavailable: bool,
}

impl From<Unanswered> for Error {
    fn from(unanswered: Unanswered) -> Self {
        if unanswered.is_unavailable {
            Self::Db(sqlx::Error::PoolTimedOut)
        } else {
            anyhow::anyhow!("a question that was asked together was not answered").into()
        }
    }
}

impl<Q, A> Default for BatchLoader<Q, A> {
    fn default() -> Self {
        Self { gathered: Mutex::new(Gathered { asked: Vec::new(), is_asking: false }) }
    }
}

impl<Q: Clone + Send + 'static, A: Send + 'static> BatchLoader<Q, A> {
    /// The answer to `question`. `answers` gives one for each question that it is handed, in their order. It is a plain
    /// function, so that it knows nothing of who came first: what an asker may see is part of their question.
    ///
    /// # Errors
    /// When those who were asked together with this could not be answered.
    pub async fn ask<Round>(
        self: &Arc<Self>,
        ctx: &Ctx,
        question: Q,
        answers: fn(Ctx, Vec<Q>) -> Round,
    ) -> Result<A>
    where
        Round: Future<Output = Result<Vec<A>>> + Send + 'static,
    {
        let (tell, told) = oneshot::channel::<Result<A, Unanswered>>();
        let is_first = {
            let mut gathered = self.gathered();
            gathered.asked.push((question, tell));
            !mem::replace(&mut gathered.is_asking, true)
        };
        if is_first {
            // A task of its own: whoever came first may go away, and the others still want to know.
            tokio::spawn(Arc::clone(self).ask_all(ctx.clone(), answers));
        }
        let answer = timeout(PATIENCE, told).await.map_err(|_| Unanswered { is_unavailable: true })?;
        Ok(answer.unwrap_or(Err(Unanswered { is_unavailable: false }))?)
    }

    /// Asks for all, until nobody waits.
    async fn ask_all<Round>(self: Arc<Self>, ctx: Ctx, ask: fn(Ctx, Vec<Q>) -> Round)
    where
        Round: Future<Output = Result<Vec<A>>> + Send + 'static,
    {
        while let Some((questions, waiting)) = self.next() {
            let mut answered = round(&ctx, questions.clone(), ask).await;
            if let Err(error) = &answered {
                // A connection that Postgres closed meanwhile is found out by whoever uses it first: not by a hundred.
                tracing::warn!(%error, "questions that were asked together are asked once more");
                answered = round(&ctx, questions, ask).await;
            }
            let answers: Vec<_> = match answered {
                Ok(answers) => answers.into_iter().map(Ok).collect(),
                Err(error) => {
                    tracing::warn!(%error, "questions that were asked together were not answered");
                    let unanswered = Unanswered { is_unavailable: is_unavailable(&error) };
                    waiting.iter().map(|_| Err(unanswered)).collect()
                }
            };
            // Who is left over hears that nobody will tell them.
            for (tell, answer) in waiting.into_iter().zip(answers) {
                // Whoever went away wants no answer.
                let _gone = tell.send(answer);
            }
        }
    }

    /// Those who wait now; with nobody left, the next one to come asks.
    fn next(&self) -> Option<Gathering<Q, A>> {
        let mut gathered = self.gathered();
        let many = gathered.asked.len().min(MOST);
        gathered.is_asking = many > 0;
        (many > 0).then(|| gathered.asked.drain(..many).unzip())
    }

    fn gathered(&self) -> MutexGuard<'_, Gathered<Q, A>> {
        self.gathered.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether the same may go well in a moment: the database is away, or took too long.
fn is_unavailable(error: &anyhow::Error) -> bool {
    error.is::<Elapsed>() || error.downcast_ref().is_some_and(Error::is_unavailable)
}

/// Asks once, in a task of its own, because a panic must not keep those who come later waiting.
async fn round<Q, A, Round>(
    ctx: &Ctx,
    questions: Vec<Q>,
    answers: fn(Ctx, Vec<Q>) -> Round,
) -> anyhow::Result<Vec<A>>
where
    Q: Send + 'static,
    A: Send + 'static,
    Round: Future<Output = Result<Vec<A>>> + Send + 'static,
{
    let ctx = ctx.clone();
    let asked = async move { anyhow::Ok(timeout(PATIENCE, answers(ctx, questions)).await??) };
    tokio::spawn(asked).await?
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use sqlx::PgPool;
    use tokio::sync::Semaphore;

    use super::*;
    use crate::server::{Error, test};

    static ROUNDS: AtomicUsize = AtomicUsize::new(0);
    static GATE: Semaphore = Semaphore::const_new(0);

    async fn doubled(_: Ctx, numbers: Vec<u32>) -> Result<Vec<u32>> {
        ROUNDS.fetch_add(1, Ordering::SeqCst);
        let _open = GATE.acquire().await.map_err(anyhow::Error::from)?;
        assert!(!numbers.contains(&666), "nobody asks for this");
        if numbers.contains(&0) {
            return Err(Error::NotFound);
        }
        if numbers.contains(&503) {
            return Err(Error::Db(sqlx::Error::PoolTimedOut));
        }
        Ok(numbers.into_iter().map(|number| number * 2).collect())
    }

    #[sqlx::test(migrations = false)]
    async fn what_is_asked_at_once_travels_together_and_each_is_told_their_own(db: PgPool) {
        let (ctx, together) = (test::ctx(db), Arc::new(BatchLoader::<u32, u32>::default()));
        let ask = |number| {
            let (ctx, together) = (ctx.clone(), Arc::clone(&together));
            tokio::spawn(async move { together.ask(&ctx, number, doubled).await })
        };
        let first = ask(1);
        while ROUNDS.load(Ordering::SeqCst) == 0 {
            tokio::task::yield_now().await;
        }
        let others: Vec<_> = (2..=150).map(ask).collect();
        while together.gathered().asked.len() < others.len() {
            tokio::task::yield_now().await;
        }
        others[0].abort();
        GATE.add_permits(1);
        assert_eq!(first.await.unwrap().unwrap(), 2);
        for (number, other) in (2..=150).zip(others).skip(1) {
            assert_eq!(other.await.unwrap().unwrap(), number * 2);
        }
        assert_eq!(ROUNDS.load(Ordering::SeqCst), 3, "the first, a hundred, and the rest");

        assert!(ask(0).await.unwrap().is_err(), "an error is told");
        assert!(
            ask(503).await.unwrap().is_err_and(|error| error.is_unavailable()),
            "so is a database that is away"
        );
        assert!(ask(666).await.unwrap().is_err(), "so is a panic");
        let too_long = timeout(Duration::ZERO, std::future::pending::<()>()).await.unwrap_err();
        assert!(is_unavailable(&too_long.into()), "as is one that takes too long");
        assert_eq!(ask(7).await.unwrap().unwrap(), 14, "and the next is answered");
    }
}
