//! An article is begun.

use base::{
    DateTime, Language, Utc, cut,
    server::{Actor, Ctx, Error, IdempotencyKey, Person, Result, Tx, invalid},
    uuid::Uuid,
};

use super::{
    category_of::category_of,
    change::check_time,
    find::load,
    record::record,
    render::{Rendered, render_blocking},
    revisions::keep_revision,
};
use crate::server::permissions;
use crate::{Article, ArticleId, Event, LONGEST_SLUG, NewArticle, Refusal, Status};

/// Begins an article, or publishes it at once.
///
/// # Errors
/// [`Error::Invalid`] for a field, [`Error::Conflict`] for an address that is taken or a language that the article
/// already has, [`Error::Forbidden`] for everybody but the desk.
#[tracing::instrument(name = "knowledge.create", skip_all)]
pub async fn create(
    ctx: &Ctx,
    actor: &Actor,
    draft: NewArticle,
    idempotency_key: Option<&IdempotencyKey>,
) -> Result<Article> {
    create_from(ctx, actor, draft, idempotency_key, None, Past::default()).await
}

/// What an article was before it came here.
#[derive(Default)]
pub(super) struct Past<'a> {
    /// When it was first published: it is no news.
    pub published_at: Option<DateTime<Utc>>,
    /// Where it was once found.
    pub former_slugs: &'a [String],
}

/// Begins an article that came from a ticket, where `origin` names one, or from another help center.
///
/// # Errors
/// As [`create`].
pub(super) async fn create_from(
    ctx: &Ctx,
    actor: &Actor,
    draft: NewArticle,
    idempotency_key: Option<&IdempotencyKey>,
    origin: Option<&str>,
    past: Past<'_>,
) -> Result<Article> {
    let writer = actor.can(permissions::WRITE)?;
    let wants_address = draft.slug.is_some();
    let draft = draft.check().map_err(Error::Invalid)?;
    let rendered = render_blocking(&draft.content_markdown).await?;
    let mut tx = ctx.begin().await?;
    let id = ArticleId(ctx.id());
    if let Some(key) = idempotency_key
        && let Some(earlier) = key.claim(ctx, &mut tx, writer.id.0, id.0).await?
    {
        return load(&mut tx, actor, earlier.into()).await;
    }
    if draft.status == Status::Scheduled {
        check_time(ctx.now(), draft.publish_at)?;
    }
    let original = match draft.translation_of {
        Some(original) => Some(original_of(&mut tx, original).await?),
        None => None,
    };
    let locale = draft.locale.clone().unwrap_or_else(Language::english);
    let mut slug = draft.slug.clone().unwrap_or_default();
    if !wants_address {
        slug = free_slug(&mut tx, &locale, slug).await?;
    }
    let place = Place { id, locale, slug, original };
    insert(ctx, &mut tx, writer, &place, &draft, &rendered).await?;
    if let Some(at) = past.published_at.filter(|at| *at <= ctx.now()) {
        date_back(&mut tx, id, at).await?;
    }
    lead_on(ctx, &mut tx, &place.locale, id, past.former_slugs).await?;
    keep_revision(ctx, &mut tx, actor, id, 1, &draft.title, &draft.content_markdown).await?;
    let article = load(&mut tx, actor, id).await?;
    let event = Event::Created { status: draft.status, origin: origin.map(str::to_owned) };
    record(ctx, &mut tx, actor, &article, None, event).await?;
    ctx.commit(tx).await?;
    Ok(article)
}

/// Where a new article goes.
struct Place {
    id: ArticleId,
    locale: Language,
    slug: String,
    original: Option<(Uuid, i32)>,
}

/// The group and the revision that a new translation follows.
async fn original_of(tx: &mut Tx, of: ArticleId) -> Result<(Uuid, i32)> {
    let row = sqlx::query!(
        "select o.id, o.revision from articles a join articles o on o.id = a.group_id where a.id = $1",
        of.0,
    );
    let row = row.fetch_optional(&mut **tx).await?;
    row.map(|row| (row.id, row.revision)).ok_or_else(|| invalid("translation_of", Refusal::UnknownArticle))
}

/// The slug itself, or the next of it that no article has or had.
pub(super) async fn free_slug(tx: &mut Tx, locale: &Language, slug: String) -> Result<String> {
    let taken = sqlx::query_scalar!(
        r#"select slug as "slug!" from articles where locale = $1 and (slug = $2 or slug like left($2, 110) || '%')
         union select slug from article_addresses where locale = $1 and (slug = $2 or slug like left($2, 110) || '%')"#,
        locale.as_str(),
        slug,
    )
    .fetch_all(&mut **tx)
    .await?;
    let mut free = slug.clone();
    let mut place = 1;
    while taken.contains(&free) {
        place += 1;
        let suffix = format!("-{place}");
        let kept = cut(&slug, LONGEST_SLUG - suffix.len()).trim_end_matches('-');
        free = format!("{kept}{suffix}");
    }
    Ok(free)
}

async fn insert(
    ctx: &Ctx,
    tx: &mut Tx,
    writer: &Person,
    place: &Place,
    draft: &NewArticle,
    rendered: &Rendered,
) -> Result<()> {
    let now = ctx.now();
    let category = category_of(ctx, tx, &draft.category).await?.id;
    let contents = serde_json::to_value(&rendered.contents).map_err(anyhow::Error::from)?;
    let (group, follows) =
        place.original.map_or((place.id.0, None), |(group, revision)| (group, Some(revision)));
    sqlx::query!(
        "with begun as (
             insert into articles (id, group_id, locale, slug, category_id, type, visibility, status, title, summary,
                 content_markdown, content_html, contents, words, tags, author_id, follows_revision, publish_at,
                 published_at, created_at, updated_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $20)
             returning id)
         insert into article_counts (article_id) select id from begun",
        place.id.0,
        group,
        place.locale.as_str(),
        place.slug,
        category,
        draft.kind.as_str(),
        draft.visibility.as_str(),
        draft.status.as_str(),
        draft.title,
        rendered.summary,
        draft.content_markdown,
        rendered.html,
        contents,
        rendered.words,
        &draft.tags,
        writer.id.0,
        follows,
        draft.publish_at,
        (draft.status == Status::Published).then_some(now),
        now,
    )
    .execute(&mut **tx)
    .await
    .map_err(explain)?;
    Ok(())
}

/// What was published elsewhere before was last changed then, as far as anybody here knows.
async fn date_back(tx: &mut Tx, id: ArticleId, at: DateTime<Utc>) -> Result<()> {
    sqlx::query!(
        "update articles set published_at = $2, updated_at = $2 where id = $1 and status = 'published'",
        id.0,
        at,
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Former addresses lead to an article, where nothing else is or was at them.
pub(super) async fn lead_on(
    ctx: &Ctx,
    tx: &mut Tx,
    locale: &Language,
    id: ArticleId,
    former_slugs: &[String],
) -> Result<()> {
    if former_slugs.is_empty() {
        return Ok(());
    }
    sqlx::query!(
        "insert into article_addresses (locale, slug, article_id, created_at)
         select $1, former.slug, $2, $4 from unnest($3::text[]) as former (slug)
         where not exists (select from articles a where a.locale = $1 and a.slug = former.slug)
         on conflict (slug, locale) do nothing",
        locale.as_str(),
        id.0,
        former_slugs,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// A constraint's refusal as a sentence.
pub(super) fn explain(error: sqlx::Error) -> Error {
    let error = Error::from(error);
    match error.constraint() {
        Some("articles_slug_unique") => Error::conflict(Refusal::AddressTaken),
        Some("articles_translation_unique") => Error::conflict(Refusal::AlreadyInLanguage),
        _ => error,
    }
}
