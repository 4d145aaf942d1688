//! Which feedback is to be analysed: all that was analysed with an earlier generation of rules than the present one.

use base::server::{Actor, Audited, Ctx, Result, Tx, audit};
use jobs::server::enqueue;

use super::{jobs::AnalyseFeedback, startup::provider};
use crate::{AnalysisProgress, server::permissions};

/// How far the analysis has come.
///
/// # Errors
/// [`Forbidden`](base::server::Error::Forbidden) for everybody but admins.
pub async fn progress(ctx: &Ctx, actor: &Actor) -> Result<AnalysisProgress> {
    actor.can(permissions::ANALYSE)?;
    let model = provider(ctx).map(|provider| provider.model);
    let row = sqlx::query!(
        r#"select count(*) as "total!", count(*) filter (where f.analysed_generation < s.generation) as "pending!",
             count(*) filter (where f.analysed_generation = s.generation and f.analysed_by = 'words'
                 and f.comments is not null) as "by_words!"
         from feedback f cross join feedback_analysis_state s"#,
    );
    let row = row.fetch_one(&ctx.db).await?;
    let fallbacks = if model.is_some() { row.by_words } else { 0 };
    Ok(AnalysisProgress { total: row.total, pending: row.pending, model, fallbacks })
}

/// Looks at everything again.
///
/// # Errors
/// As [`progress`].
pub async fn analyse_again(ctx: &Ctx, actor: &Actor) -> Result<()> {
    actor.can(permissions::ANALYSE)?;
    let mut tx = ctx.begin().await?;
    next_generation(ctx, &mut tx).await?;
    audit(ctx, &mut tx, actor, Audited::new("feedback.analysed_again", "feedback", "all")).await?;
    ctx.commit(tx).await
}

/// Begins a generation, and wants the feedback of earlier ones analysed. Generations are begun one after another.
pub(super) async fn next_generation(ctx: &Ctx, tx: &mut Tx) -> Result<()> {
    sqlx::query!("update feedback_analysis_state set generation = generation + 1").execute(&mut **tx).await?;
    enqueue(ctx, tx, &AnalyseFeedback {}).await
}

/// The present generation.
pub(super) async fn generation(connection: &mut sqlx::PgConnection) -> Result<i64> {
    let generation = sqlx::query_scalar!("select generation from feedback_analysis_state");
    Ok(generation.fetch_one(connection).await?)
}

/// Begins a generation where somebody else judges than before: a model was set, changed or taken away.
pub(super) async fn note_analyst(ctx: &Ctx) -> Result<()> {
    let analyst =
        provider(ctx).map_or_else(|| "words".to_owned(), |provider| format!("ai {}", provider.model));
    sqlx::query!(
        "update feedback_analysis_state set generation = generation + 1, analyst = $1 where analyst <> $1",
        analyst,
    )
    .execute(&ctx.db)
    .await?;
    Ok(())
}
