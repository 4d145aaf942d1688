//! Admins say which words mean what.

use base::{
    DateTime, Locale, Utc,
    server::{Actor, Audited, Ctx, Error, IdempotencyKey, Result, Tx, audit},
    uuid::Uuid,
};

use super::progress::next_generation;
use crate::{AnalysisRefusal, TagRule, TagRuleDraft, TagRuleId, TagRules, server::permissions};

/// The most rules: each is looked at for everything that is said.
const MOST_RULES: i64 = 200;

/// All of them, by their tags.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but admins.
pub async fn tag_rules(ctx: &Ctx, actor: &Actor) -> Result<TagRules> {
    actor.can(permissions::ANALYSE)?;
    let mut reader = ctx.read().await?;
    let tag_rules = load_all(&mut reader).await?;
    reader.release();
    Ok(TagRules { tag_rules })
}

/// Keeps a new one; what was said before is looked at again.
///
/// # Errors
/// As [`add_tag_rule_once`].
pub async fn add_tag_rule(ctx: &Ctx, actor: &Actor, draft: TagRuleDraft) -> Result<TagRule> {
    add_tag_rule_once(ctx, actor, draft, None).await
}

/// Keeps a new one, once for each key.
///
/// # Errors
/// [`Error::Invalid`] for a field, [`Error::Conflict`] for too many, [`Error::Forbidden`].
pub async fn add_tag_rule_once(
    ctx: &Ctx,
    actor: &Actor,
    draft: TagRuleDraft,
    idempotency_key: Option<&IdempotencyKey>,
) -> Result<TagRule> {
    let author = actor.can(permissions::ANALYSE)?.id;
    let draft = draft.check().map_err(Error::Invalid)?;
    let (mut tx, id) = (ctx.begin().await?, ctx.id());
    if let Some(key) = idempotency_key
        && let Some(earlier) = key.claim(ctx, &mut tx, author.0, id).await?
    {
        return load(&mut tx, earlier.into()).await;
    }
    // Held from here on, so that two at once cannot both be the last that fits.
    next_generation(ctx, &mut tx).await?;
    let count = sqlx::query_scalar!(r#"select count(*) as "count!" from feedback_tag_rules"#);
    if count.fetch_one(&mut *tx).await? >= MOST_RULES {
        return Err(Error::conflict(AnalysisRefusal::ManyRules(MOST_RULES)));
    }
    insert(ctx, &mut tx, id, &draft).await?;
    let made = load(&mut tx, id.into()).await?;
    let audited = Audited::new("feedback_tag_rule.created", "feedback_tag_rule", made.id);
    audit(ctx, &mut tx, actor, audited.after(&made)?).await?;
    ctx.commit(tx).await?;
    Ok(made)
}

/// Changes one; what was said before is looked at again.
///
/// # Errors
/// [`Error::Invalid`] for a field, [`Error::NotFound`], [`Error::Forbidden`].
pub async fn change_tag_rule(
    ctx: &Ctx,
    actor: &Actor,
    id: TagRuleId,
    draft: TagRuleDraft,
) -> Result<TagRule> {
    actor.can(permissions::ANALYSE)?;
    let draft = draft.check().map_err(Error::Invalid)?;
    let mut tx = ctx.begin().await?;
    next_generation(ctx, &mut tx).await?;
    let before = load(&mut tx, id).await?;
    update(ctx, &mut tx, id, &draft).await?;
    let changed = load(&mut tx, id).await?;
    let audited = Audited::new("feedback_tag_rule.changed", "feedback_tag_rule", id);
    audit(ctx, &mut tx, actor, audited.before(&before)?.after(&changed)?).await?;
    ctx.commit(tx).await?;
    Ok(changed)
}

/// Deletes one; the tags go that it alone gave.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`].
pub async fn remove_tag_rule(ctx: &Ctx, actor: &Actor, id: TagRuleId) -> Result<()> {
    actor.can(permissions::ANALYSE)?;
    let mut tx = ctx.begin().await?;
    next_generation(ctx, &mut tx).await?;
    let before = load(&mut tx, id).await?;
    sqlx::query!("delete from feedback_tag_rules where id = $1", id.0).execute(&mut *tx).await?;
    let audited = Audited::new("feedback_tag_rule.deleted", "feedback_tag_rule", id);
    audit(ctx, &mut tx, actor, audited.before(&before)?).await?;
    ctx.commit(tx).await
}

async fn insert(ctx: &Ctx, tx: &mut Tx, id: Uuid, draft: &TagRuleDraft) -> Result<()> {
    sqlx::query!(
        "insert into feedback_tag_rules (id, tag, words, is_all, locale, context, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $7)",
        id,
        draft.tag,
        &draft.words,
        draft.is_all,
        draft.locale.map(Locale::tag),
        draft.context,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

async fn update(ctx: &Ctx, tx: &mut Tx, id: TagRuleId, draft: &TagRuleDraft) -> Result<()> {
    sqlx::query!(
        "update feedback_tag_rules set tag = $2, words = $3, is_all = $4, locale = $5, context = $6, updated_at = $7
         where id = $1",
        id.0,
        draft.tag,
        &draft.words,
        draft.is_all,
        draft.locale.map(Locale::tag),
        draft.context,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// One, held until the transaction ends.
async fn load(tx: &mut Tx, id: TagRuleId) -> Result<TagRule> {
    let row = sqlx::query_as!(
        TagRuleRow,
        "select id, tag, words, is_all, locale, context, created_at, updated_at from feedback_tag_rules
         where id = $1 for update",
        id.0,
    );
    let row = row.fetch_optional(&mut **tx).await?.ok_or(Error::NotFound)?;
    Ok(row.into())
}

/// All of them, by their tags.
pub(super) async fn load_all(connection: &mut sqlx::PgConnection) -> Result<Vec<TagRule>> {
    let rows = sqlx::query_as!(
        TagRuleRow,
        "select id, tag, words, is_all, locale, context, created_at, updated_at from feedback_tag_rules
         order by tag, id",
    );
    Ok(rows.fetch_all(connection).await?.into_iter().map(TagRule::from).collect())
}

struct TagRuleRow {
    id: Uuid,
    tag: String,
    words: Vec<String>,
    is_all: bool,
    locale: Option<String>,
    context: Option<String>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

impl From<TagRuleRow> for TagRule {
    fn from(row: TagRuleRow) -> Self {
        let TagRuleRow { id, tag, words, is_all, locale, context, created_at, updated_at } = row;
        let locale = locale.as_deref().and_then(Locale::of);
        Self { id: id.into(), tag, words, is_all, locale, context, created_at, updated_at }
    }
}
