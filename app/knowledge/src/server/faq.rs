//! Questions and their answers: written by the desk, published as a version, read by everybody.

use base::{
    DateTime, Language, Utc,
    server::{Actor, Audited, ClientInfo, Ctx, Error, IdempotencyKey, Result, Tx, audit},
    uuid::Uuid,
};
use serde_json::json;
use sqlx::PgConnection;

use super::{
    find::{language, tags},
    record::invalidate_caches,
    render::render_blocking,
};
use crate::server::permissions;
use crate::{Faq, FaqDraft, FaqEntry, FaqItem, FaqItemId, Refusal};

/// What is published in the first of the reader's languages that has anything; of a version where one is asked for.
///
/// # Errors
/// [`Error::NotFound`] where nothing is published, or not that version.
pub async fn faq(ctx: &Ctx, visit: &ClientInfo, version: Option<i32>) -> Result<Faq> {
    let order = tags(&visit.languages);
    let mut reader = ctx.read().await?;
    let row = sqlx::query!(
        "select locale, version, items, published_at from faq_versions
         where locale = (select locale from faq_versions where locale = any($1)
             order by array_position($1, locale) limit 1) and ($2::integer is null or version = $2)
         order by version desc limit 1",
        &order,
        version,
    )
    .fetch_optional(&mut *reader)
    .await?;
    reader.release();
    let row = row.ok_or(Error::NotFound)?;
    Ok(Faq {
        version: row.version,
        locale: language(&row.locale)?,
        published_at: row.published_at,
        items: serde_json::from_value(row.items).map_err(anyhow::Error::from)?,
    })
}

/// What is published of each language: its last version.
///
/// # Errors
/// When the database refuses.
pub(super) async fn last_published(ctx: &Ctx) -> Result<Vec<(Language, Vec<FaqEntry>)>> {
    let rows = sqlx::query!(
        "select distinct on (locale) locale, items from faq_versions order by locale, version desc",
    )
    .fetch_all(&ctx.db)
    .await?;
    rows.into_iter()
        .map(|row| {
            let items = serde_json::from_value(row.items).map_err(anyhow::Error::from)?;
            Ok((language(&row.locale)?, items))
        })
        .collect()
}

/// The questions as their writers see them.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but the desk.
pub async fn faq_items(ctx: &Ctx, actor: &Actor) -> Result<Vec<FaqItem>> {
    actor.can(permissions::READ_ALL)?;
    let rows = sqlx::query_as!(
        ItemRow,
        "select id, locale, category, position, question, answer_markdown, is_draft, origin,
             created_at, updated_at from faq_items
         order by locale, position, id",
    )
    .fetch_all(&ctx.db)
    .await?;
    rows.into_iter().map(ItemRow::into_item).collect()
}

/// Writes a question; readers see it with the next publication.
///
/// # Errors
/// [`Error::Invalid`] for a field, [`Error::Forbidden`] for everybody but the desk.
pub async fn create_faq_item(
    ctx: &Ctx,
    actor: &Actor,
    draft: FaqDraft,
    idempotency_key: Option<&IdempotencyKey>,
) -> Result<FaqItem> {
    create_item_from(ctx, actor, draft, idempotency_key, None).await
}

/// Writes a question that came from a ticket, where `origin` names one.
///
/// # Errors
/// As [`create_faq_item`].
pub(super) async fn create_item_from(
    ctx: &Ctx,
    actor: &Actor,
    draft: FaqDraft,
    idempotency_key: Option<&IdempotencyKey>,
    origin: Option<&str>,
) -> Result<FaqItem> {
    let writer = actor.can(permissions::WRITE)?;
    let draft = draft.check().map_err(Error::Invalid)?;
    let mut tx = ctx.begin().await?;
    let id = FaqItemId(ctx.id());
    if let Some(key) = idempotency_key
        && let Some(earlier) = key.claim(ctx, &mut tx, writer.id.0, id.0).await?
    {
        return load(&mut tx, earlier.into()).await;
    }
    sqlx::query!(
        "insert into faq_items (id, locale, category, position, question, answer_markdown, is_draft, origin, created_at,
             updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)",
        id.0,
        draft.locale.as_str(),
        draft.category,
        draft.position,
        draft.question,
        draft.answer_markdown,
        draft.is_draft,
        origin,
        ctx.now(),
    )
    .execute(&mut *tx)
    .await?;
    let item = load(&mut tx, id).await?;
    audit(ctx, &mut tx, actor, Audited::new("faq_item.created", "faq_item", id).after(&item)?).await?;
    ctx.commit(tx).await?;
    Ok(item)
}

/// Writes a question anew.
///
/// # Errors
/// As [`create_faq_item`], and [`Error::NotFound`].
pub async fn update_faq_item(ctx: &Ctx, actor: &Actor, id: FaqItemId, draft: FaqDraft) -> Result<FaqItem> {
    actor.can(permissions::WRITE)?;
    let draft = draft.check().map_err(Error::Invalid)?;
    let mut tx = ctx.begin().await?;
    sqlx::query!("select from faq_items where id = $1 for update", id.0).fetch_optional(&mut *tx).await?;
    let before = load(&mut tx, id).await?;
    sqlx::query!(
        "update faq_items set locale = $2, category = $3, position = $4, question = $5, answer_markdown = $6,
             is_draft = $7, updated_at = $8 where id = $1",
        id.0,
        draft.locale.as_str(),
        draft.category,
        draft.position,
        draft.question,
        draft.answer_markdown,
        draft.is_draft,
        ctx.now(),
    )
    .execute(&mut *tx)
    .await?;
    let item = load(&mut tx, id).await?;
    let audited = Audited::new("faq_item.changed", "faq_item", id);
    audit(ctx, &mut tx, actor, audited.before(&before)?.after(&item)?).await?;
    ctx.commit(tx).await?;
    Ok(item)
}

/// Takes a question away; versions that have it keep it.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`] for everybody but the desk.
pub async fn delete_faq_item(ctx: &Ctx, actor: &Actor, id: FaqItemId) -> Result<()> {
    actor.can(permissions::WRITE)?;
    let mut tx = ctx.begin().await?;
    sqlx::query!("select from faq_items where id = $1 for update", id.0).fetch_optional(&mut *tx).await?;
    let before = load(&mut tx, id).await?;
    sqlx::query!("delete from faq_items where id = $1", id.0).execute(&mut *tx).await?;
    let audited = Audited::new("faq_item.deleted", "faq_item", id);
    audit(ctx, &mut tx, actor, audited.before(&before)?).await?;
    ctx.commit(tx).await
}

/// Publishes the questions of a language as its next version.
///
/// # Errors
/// [`Error::Conflict`] where the last version says the same, [`Error::Forbidden`] for everybody but the desk.
#[tracing::instrument(name = "knowledge.publish_faq", skip_all, fields(%locale))]
pub async fn publish_faq(ctx: &Ctx, actor: &Actor, locale: &Language) -> Result<Faq> {
    let publisher = actor.can(permissions::PUBLISH)?;
    let mut tx = ctx.begin().await?;
    // Two who publish at once make two versions, one after the other.
    sqlx::query!("select pg_advisory_xact_lock(hashtext('publish_faq'), hashtext($1))", locale.as_str())
        .execute(&mut *tx)
        .await?;
    let items = entries(&mut tx, locale).await?;
    let written = serde_json::to_value(&items).map_err(anyhow::Error::from)?;
    let last = sqlx::query!(
        "select version, items from faq_versions where locale = $1 order by version desc limit 1",
        locale.as_str(),
    )
    .fetch_optional(&mut *tx)
    .await?;
    if last.as_ref().is_some_and(|last| last.items == written) {
        return Err(Error::conflict(Refusal::NothingChanged));
    }
    let before = last.as_ref().map(|last| last.version);
    let (version, now) = (before.unwrap_or_default() + 1, ctx.now());
    sqlx::query!(
        "insert into faq_versions (locale, version, items, published_by, published_at) values ($1, $2, $3, $4, $5)",
        locale.as_str(),
        version,
        written,
        publisher.id.0,
        now,
    )
    .execute(&mut *tx)
    .await?;
    let audited = Audited::new("faq.published", "faq", locale.as_str());
    let told = |version: Option<i32>| json!({"version": version});
    audit(ctx, &mut tx, actor, audited.before(&told(before))?.after(&told(Some(version)))?).await?;
    invalidate_caches(ctx, &mut tx, "faq").await?;
    ctx.commit(tx).await?;
    Ok(Faq { version, locale: locale.clone(), published_at: now, items })
}

/// What a publication of a language would show.
pub(super) async fn entries(connection: &mut PgConnection, locale: &Language) -> Result<Vec<FaqEntry>> {
    let rows = sqlx::query!(
        "select id, category, question, answer_markdown from faq_items
         where locale = $1 and not is_draft order by position, id",
        locale.as_str(),
    )
    .fetch_all(connection)
    .await?;
    let mut entries = Vec::with_capacity(rows.len());
    for (position, row) in (0..).zip(rows) {
        entries.push(FaqEntry {
            id: row.id.into(),
            question: row.question,
            answer_html: render_blocking(&row.answer_markdown).await?.html,
            category: row.category,
            position,
        });
    }
    Ok(entries)
}

async fn load(tx: &mut Tx, id: FaqItemId) -> Result<FaqItem> {
    let row = sqlx::query_as!(
        ItemRow,
        "select id, locale, category, position, question, answer_markdown, is_draft, origin,
             created_at, updated_at from faq_items
         where id = $1",
        id.0,
    )
    .fetch_optional(&mut **tx)
    .await?;
    row.ok_or(Error::NotFound)?.into_item()
}

struct ItemRow {
    id: Uuid,
    locale: String,
    category: String,
    position: i32,
    question: String,
    answer_markdown: String,
    is_draft: bool,
    origin: Option<String>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

impl ItemRow {
    fn into_item(self) -> Result<FaqItem> {
        Ok(FaqItem {
            id: self.id.into(),
            locale: language(&self.locale)?,
            category: self.category,
            position: self.position,
            question: self.question,
            answer_markdown: self.answer_markdown,
            is_draft: self.is_draft,
            origin: self.origin,
            created_at: self.created_at,
            updated_at: self.updated_at,
        })
    }
}
