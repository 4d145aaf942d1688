//! Consumers against a real database. What happens is said in conversations of the tests' own; what consumers do is a row
//! in a table without any constraint, so that a double would be seen.

mod failing;
mod order;
mod processes;
mod pruning;
mod replay;
mod throughput;

use std::{sync::Arc, time::Duration};

use base::server::{Ctx, Error, Result, Tx, test};
use realtime::server::{Entry, Fact, Horizon, record};
use serde_json::json;
use sqlx::PgPool;

use super::{
    batch::{Batch, Failures, Outcome},
    position::register,
    *,
};

/// A context over a database with the tests' own tables.
async fn stage(db: PgPool) -> Ctx {
    let tables = "create table topics (topic text primary key, seq bigint not null);
        create table seen (place bigserial, consumer text, process text, topic text, seq bigint)";
    sqlx::raw_sql(tables).execute(&db).await.unwrap();
    test::ctx(db)
}

/// Says something in a conversation, as a verb does: the conversation's row gives the number.
async fn say(tx: &mut Tx, ctx: &Ctx, topic: &str) -> i64 {
    let seq: i64 = sqlx::query_scalar(
        "insert into topics (topic, seq) values ($1, 1)
         on conflict (topic) do update set seq = topics.seq + 1 returning seq",
    )
    .bind(topic)
    .fetch_one(&mut **tx)
    .await
    .unwrap();
    let entry =
        Entry { topic: topic.into(), seq, public_seq: None, feed: None, event: json!({"type": "said"}) };
    let fact = Fact::new("test.said", &json!({"seq": seq})).unwrap();
    record(tx, &entry, &fact, ctx.now()).await.unwrap();
    seq
}

async fn say_now(ctx: &Ctx, topic: &str) {
    let mut tx = ctx.begin().await.unwrap();
    say(&mut tx, ctx, topic).await;
    ctx.commit(tx).await.unwrap();
}

/// What a listener does beside writing down what it saw.
#[derive(Clone)]
enum Quirk {
    None,
    /// Fails at this event, by an error of the database.
    FailsAt(&'static str, i64),
    /// Never ends with this event.
    HangsAt(&'static str, i64),
    /// Panics at this event.
    PanicsAt(&'static str, i64),
}

#[derive(Clone)]
struct Listener {
    name: &'static str,
    process: &'static str,
    start: Start,
    quirk: Quirk,
    time_limit: Duration,
}

fn listener(name: &'static str) -> Listener {
    Listener {
        name,
        process: "one",
        start: Start::Beginning,
        quirk: Quirk::None,
        time_limit: Duration::from_secs(3_600),
    }
}

#[async_trait::async_trait]
impl Consumer for Listener {
    fn name(&self) -> &'static str {
        self.name
    }

    fn kinds(&self) -> &'static [&'static str] {
        &["test."]
    }

    fn start(&self) -> Start {
        self.start
    }

    fn attempts(&self) -> i32 {
        3
    }

    fn time_limit(&self) -> Duration {
        self.time_limit
    }

    async fn react(&self, _: &Ctx, tx: &mut Tx, event: &DomainEvent) -> Result<()> {
        sqlx::query("insert into seen (consumer, process, topic, seq) values ($1, $2, $3, $4)")
            .bind(self.name)
            .bind(self.process)
            .bind(&event.topic)
            .bind(event.seq)
            .execute(&mut **tx)
            .await?;
        let is_at = |topic: &str, seq| event.topic == topic && event.seq == seq;
        match self.quirk {
            Quirk::FailsAt(topic, seq) if is_at(topic, seq) => {
                sqlx::query("select 1 / 0").execute(&mut **tx).await?;
                Err(Error::NotFound)
            }
            Quirk::HangsAt(topic, seq) if is_at(topic, seq) => std::future::pending().await,
            Quirk::PanicsAt(topic, seq) if is_at(topic, seq) => panic!("as told"),
            _ => Ok(()),
        }
    }
}

fn consumers(listeners: &[Listener]) -> Consumers {
    let listeners = listeners.iter().map(|listener| Arc::new(listener.clone()) as Arc<dyn Consumer>);
    Consumers::new(listeners.collect())
}

/// What a consumer saw of a conversation, in the order in which it did.
async fn seen(ctx: &Ctx, consumer: &str, topic: &str) -> Vec<i64> {
    sqlx::query_scalar("select seq from seen where consumer = $1 and topic = $2 order by place")
        .bind(consumer)
        .bind(topic)
        .fetch_all(&ctx.db)
        .await
        .unwrap()
}

/// Waits until a consumer saw so much.
async fn until_seen(ctx: &Ctx, consumer: &str, most: i64) {
    let count = "select count(*) from seen where consumer = $1";
    loop {
        let seen: i64 = sqlx::query_scalar(count).bind(consumer).fetch_one(&ctx.db).await.unwrap();
        if seen >= most {
            return;
        }
        tokio::task::yield_now().await;
    }
}

/// A consumer that is run batch by batch.
struct Steps<'a> {
    ctx: &'a Ctx,
    consumer: &'a dyn Consumer,
    histories: Vec<Arc<dyn History>>,
    horizon: Horizon,
    failures: Failures,
}

impl<'a> Steps<'a> {
    fn new(ctx: &'a Ctx, consumer: &'a dyn Consumer) -> Self {
        Self {
            ctx,
            consumer,
            histories: Vec::new(),
            horizon: Horizon::default(),
            failures: Failures::default(),
        }
    }

    /// One look and one batch, whoever else is in the middle of what.
    async fn step(&mut self) -> Option<Outcome> {
        self.horizon.look(self.ctx).await.unwrap();
        let horizon = self.horizon.reached()?;
        register(self.ctx, self.consumer, &self.histories, horizon).await.unwrap();
        let batch = Batch { ctx: self.ctx, consumer: self.consumer, histories: &self.histories, horizon };
        Some(batch.run(&mut self.failures).await.unwrap())
    }
}
