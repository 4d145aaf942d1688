//! Batch analysis: sentiment and tags of all feedback that is to be analysed, batch by batch. A batch that was written is
//! done, so that an interrupted run goes on behind it, and a second run finds nothing to do.

use std::collections::HashMap;

use base::{
    chrono::TimeDelta,
    server::{Actor, Ctx, Result, Tx},
    uuid::Uuid,
};
use jobs::server::enqueue;

use super::{
    analyst::{Analyst, Said, WordLists},
    jobs::AnalyseFeedback,
    progress::{generation, note_analyst},
    scorer::Verdict,
    startup::provider,
    tag_rules::load_all,
    tagging::{Tags, matched},
};
use crate::{
    FeedbackHappening, TagRule,
    server::submissions::{locale_of, next_seq, record},
};

/// How many texts an analyst gets at once.
const BATCH: i64 = 50;
/// How long one run goes on; the next one goes on behind it.
const RUN: TimeDelta = TimeDelta::minutes(3);
/// What was given without a name is looked at once its hour is over: the time of what is written then tells nothing.
const HOUR: TimeDelta = TimeDelta::hours(1);

/// Analyses all feedback that is to be analysed, for as long as a run may take.
///
/// # Errors
/// When the database refuses. A model that does not answer is stood in for by the word lists.
#[tracing::instrument(name = "feedback.analyse", skip_all)]
pub(super) async fn analyse_pending(ctx: &Ctx) -> Result<()> {
    note_analyst(ctx).await?;
    let mut model = provider(ctx);
    let until = ctx.now() + RUN;
    loop {
        let mut reader = ctx.read().await?;
        let generation = generation(&mut reader).await?;
        let rules = load_all(&mut reader).await?;
        let batch = load_batch(ctx, &mut reader, generation).await?;
        reader.release();
        if batch.is_empty() {
            return Ok(());
        }
        let (verdicts, by) = judge_batch(&batch, model.as_ref().map(|model| model as &dyn Analyst)).await?;
        if by == WordLists.name() {
            // It does not answer now: the rest of this run does not wait for it.
            model = None;
        }
        write_batch(ctx, &batch, (&verdicts, by), (&rules, generation)).await?;
        if ctx.now() >= until {
            let mut tx = ctx.begin().await?;
            enqueue(ctx, &mut tx, &AnalyseFeedback {}).await?;
            return ctx.commit(tx).await;
        }
    }
}

/// The verdicts of a batch, and whose they are.
async fn judge_batch(
    batch: &[PendingRow],
    model: Option<&dyn Analyst>,
) -> Result<(Vec<Verdict>, &'static str)> {
    let said: Vec<Said> = batch.iter().map(PendingRow::said).collect();
    if let Some(model) = model {
        match model.judge(&said).await {
            Ok(verdicts) => return Ok((verdicts, model.name())),
            Err(error) => {
                tracing::warn!("the word lists judge feedback, the model does not answer: {error:#}")
            }
        }
    }
    Ok((WordLists.judge(&said).await?, WordLists.name()))
}

struct PendingRow {
    id: Uuid,
    context: String,
    comments: Option<String>,
    rating: Option<i16>,
    locale: String,
}

impl PendingRow {
    fn said(&self) -> Said {
        let text = self.comments.clone().unwrap_or_default();
        Said { text, locale: locale_of(&self.locale), rating: self.rating }
    }
}

async fn load_batch(
    ctx: &Ctx,
    connection: &mut sqlx::PgConnection,
    generation: i64,
) -> Result<Vec<PendingRow>> {
    let rows = sqlx::query_as!(
        PendingRow,
        "select id, context, comments, rating, locale from feedback
         where analysed_generation < $1 and (user_id is not null or created_at <= $2)
         order by analysed_generation, created_at, id limit $3",
        generation,
        ctx.now() - HOUR,
        BATCH,
    );
    Ok(rows.fetch_all(connection).await?)
}

/// Writes what was found, in one transaction. What somebody else wrote meanwhile is left alone.
async fn write_batch(
    ctx: &Ctx,
    batch: &[PendingRow],
    (verdicts, by): (&[Verdict], &str),
    (rules, generation): (&[TagRule], i64),
) -> Result<()> {
    let mut tx = ctx.begin().await?;
    let ids: Vec<Uuid> = batch.iter().map(|row| row.id).collect();
    let held = sqlx::query!(
        "select id, tags, automatic_tags, sentiment from feedback
         where id = any($1) and analysed_generation < $2 order by id for update",
        &ids,
        generation,
    );
    let held = held.fetch_all(&mut *tx).await?;
    let found: HashMap<Uuid, (&PendingRow, &Verdict)> =
        batch.iter().zip(verdicts).map(|(row, verdict)| (row.id, (row, verdict))).collect();
    for row in held {
        let Some((pending, verdict)) = found.get(&row.id) else { continue };
        let said = pending.said();
        let before = Tags { tags: row.tags.clone(), automatic: row.automatic_tags };
        let tags = before.after(&matched(rules, (&pending.context, &said.text), said.locale));
        let is_other = tags.tags != row.tags || row.sentiment.as_deref() != Some(verdict.sentiment.as_str());
        write(&mut tx, row.id, &tags, verdict, (by, generation)).await?;
        if is_other {
            let position = (next_seq(&mut tx, row.id.into()).await?, ctx.now());
            record(&mut tx, &Actor::System, row.id.into(), FeedbackHappening::Analysed, position).await?;
        }
    }
    ctx.commit(tx).await
}

async fn write(
    tx: &mut Tx,
    id: Uuid,
    tags: &Tags,
    verdict: &Verdict,
    (by, generation): (&str, i64),
) -> Result<()> {
    sqlx::query!(
        "update feedback set tags = $2, automatic_tags = $3, sentiment = $4, sentiment_score = $5::float8::real,
             analysed_by = $6, analysed_generation = $7
         where id = $1",
        id,
        &tags.tags,
        &tags.automatic,
        verdict.sentiment.as_str(),
        verdict.score,
        by,
        generation,
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}
