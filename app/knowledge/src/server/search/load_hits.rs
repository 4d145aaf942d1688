//! What was found, as the reader sees it: an article through the actor and from the database, so that one that was taken
//! back a moment ago is not shown; a question as it was published.

use std::{collections::HashMap, sync::Arc};

use base::{
    server::{Actor, Ctx, Result},
    uuid::Uuid,
};
use search::server::{DocumentText, Highlighter, Hit, Query, TextCache};

use super::index::{ARTICLE, Found, Question};
use crate::{
    HitKind, SearchHit,
    server::{
        find::{language, may_read},
        render::html_to_text,
    },
};

/// Loads some of what was found, in its order, with the forms of the words highlighted; without what the reader may not read
/// any more, or what lacks a phrase.
pub(super) async fn load_hits(
    ctx: &Ctx,
    actor: &Actor,
    query: &Query,
    found: &Found,
    forms: &[Arc<str>],
    hits: &[Hit],
) -> Result<Vec<SearchHit>> {
    let ids: Vec<Uuid> = hits.iter().filter(|hit| hit.kind == ARTICLE).map(|hit| hit.id).collect();
    let highlighter = Highlighter { forms, beginning: query.beginning() };
    let mut shown = articles(ctx, actor, &ids, query, &highlighter).await?;
    let is_hit = |question: &&Arc<Question>| hits.iter().any(|hit| hit.id == question.id);
    for question in found.questions.iter().filter(is_hit) {
        if let Some(hit) = show_question(question, query, &highlighter) {
            shown.insert(hit.id, hit);
        }
    }
    Ok(hits.iter().filter_map(|hit| shown.remove(&hit.id)).collect())
}

fn show_question(question: &Question, query: &Query, highlighter: &Highlighter<'_>) -> Option<SearchHit> {
    let Question { id, locale, category, text } = question;
    text.matches(&query.phrases, &query.without_phrases).then(|| SearchHit {
        id: *id,
        kind: HitKind::Question,
        slug: format!("q-{id}"),
        url: format!("/help/faq?locale={locale}#q-{id}"),
        category: category.clone(),
        locale: locale.clone(),
        title: highlighter.highlight(&text.title),
        excerpt: highlighter.excerpt(&text.text),
    })
}

/// Articles are loaded without their text where this process has it of the same version.
async fn articles(
    ctx: &Ctx,
    actor: &Actor,
    ids: &[Uuid],
    query: &Query,
    highlighter: &Highlighter<'_>,
) -> Result<HashMap<Uuid, SearchHit>> {
    let mut shown = HashMap::new();
    if ids.is_empty() {
        return Ok(shown);
    }
    let texts = ctx.shared::<TextCache>();
    let kept: Vec<Option<(i64, Arc<DocumentText>)>> = ids.iter().map(|id| texts.get(*id)).collect();
    let versions: Vec<i64> =
        kept.iter().map(|kept| kept.as_ref().map_or(0, |(version, _)| *version)).collect();
    let kept: HashMap<Uuid, Arc<DocumentText>> =
        ids.iter().zip(kept).filter_map(|(id, kept)| Some((*id, kept?.1))).collect();
    for row in load(ctx, actor, ids, &versions).await? {
        let text = match (row.title, row.html) {
            (Some(title), Some(html)) => {
                let text = Arc::new(DocumentText::new(title, html_to_text(&html)));
                texts.insert(row.id, row.version, Arc::clone(&text));
                text
            }
            _ => Arc::clone(&kept[&row.id]),
        };
        if !text.matches(&query.phrases, &query.without_phrases) {
            continue;
        }
        let hit = SearchHit {
            id: row.id,
            kind: HitKind::Article,
            url: format!("/help/articles/{}", row.slug),
            slug: row.slug,
            category: row.category,
            locale: language(&row.locale)?,
            title: highlighter.highlight(&text.title),
            excerpt: highlighter.excerpt(&text.text),
        };
        shown.insert(row.id, hit);
    }
    Ok(shown)
}

struct Row {
    id: Uuid,
    version: i64,
    slug: String,
    locale: String,
    category: String,
    /// Title and text where this process has those of another version.
    title: Option<String>,
    html: Option<String>,
}

async fn load(ctx: &Ctx, actor: &Actor, ids: &[Uuid], versions: &[i64]) -> Result<Vec<Row>> {
    let mut reader = ctx.read().await?;
    let rows = sqlx::query_as!(
        Row,
        r#"select a.id, a.version, a.slug, a.locale, c.slug as category,
             case when a.version <> kept.version then a.title end as title,
             case when a.version <> kept.version then a.content_html end as html
         -- Selected, because a planner that sees how long they are plans anew every time, for longer than it then reads.
         from unnest((select $1::uuid[]), (select $2::bigint[])) as kept (id, version)
         join articles a on a.id = kept.id
         join article_categories c on c.id = a.category_id
         where a.status = 'published' and a.visibility = any($3)"#,
        ids,
        versions,
        &may_read(actor),
    )
    .fetch_all(&mut *reader)
    .await?;
    reader.release();
    Ok(rows)
}
