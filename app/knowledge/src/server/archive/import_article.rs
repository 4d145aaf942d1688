//! One article of a folder comes in.

use base::{
    DateTime, Language, Locale, Utc,
    server::{Actor, Ctx, Result, invalid},
    uuid::Uuid,
};
use categories::{category_name, category_slug};

use crate::{
    ArticleChange, ArticleId, CategoryDraft, CategoryName, NewArticle, Refusal, Status,
    server::{
        category_of::{find_category, house_slug},
        change,
        create::{Past, create_from, lead_on},
        create_category,
        front_matter::File,
    },
};

/// What became of it.
pub(super) enum Taken {
    Created,
    Changed,
    Unchanged,
}

/// Changes the article that is here under the file's language and address, or makes one. What the file does not say stays
/// as it is here.
///
/// # Errors
/// As [`change`] and [`create_from`]; invalid input for an original that is not here, or another one than here.
pub(super) async fn take(ctx: &Ctx, actor: &Actor, mut file: File) -> Result<Taken> {
    let is_due = file.article.publish_at.is_some_and(|at| at <= ctx.now());
    if file.article.status == Status::Scheduled && is_due {
        // Its time came while it lay in the folder.
        file.article.status = Status::Published;
        file.status = Some(Status::Published);
    }
    let locale = file.article.locale.clone().unwrap_or_else(Language::english);
    let original = match &file.original {
        Some(original) => Some(original_of(ctx, original).await?),
        None => None,
    };
    let here = match &file.article.slug {
        Some(slug) => find_here(ctx, &locale, slug).await?,
        None => None,
    };
    let Some(here) = here else {
        make_category(ctx, actor, &locale, &file.article.category).await?;
        let mut article = file.article;
        article.translation_of = original.map(|(id, _)| id);
        let past = Past { published_at: file.published_at, former_slugs: &file.former_slugs };
        create_from(ctx, actor, article, None, None, past).await?;
        return Ok(Taken::Created);
    };
    if original.is_some_and(|(_, group)| group != here.group_id) {
        return Err(invalid("translation_of", Refusal::AnotherOriginal));
    }
    let taken = if here.says(&file) {
        Taken::Unchanged
    } else {
        make_category(ctx, actor, &locale, &file.article.category).await?;
        change(ctx, actor, here.id, here.change_to(&file)).await?;
        Taken::Changed
    };
    if !file.former_slugs.is_empty() {
        let mut tx = ctx.begin().await?;
        lead_on(ctx, &mut tx, &locale, here.id, &file.former_slugs).await?;
        ctx.commit(tx).await?;
    }
    Ok(taken)
}

/// Makes the category that a file names where nothing here is called so.
async fn make_category(ctx: &Ctx, actor: &Actor, locale: &Language, said: &str) -> Result<()> {
    let mut tx = ctx.begin().await?;
    let is_none_match = find_category(&mut tx, said).await?.is_some()
        || category_name(&house_slug(said), Locale::En).is_some();
    drop(tx);
    if is_none_match || said.is_empty() {
        return Ok(());
    }
    let name = CategoryName { name: said.to_owned(), description: String::new() };
    let draft = CategoryDraft {
        names: [(locale.clone(), name)].into(),
        slug: None,
        parent_id: None,
        icon: None,
        position: 0,
    };
    create_category(ctx, actor, draft, None).await.map(drop)
}

/// What is here under a file's language and address.
struct Here {
    id: ArticleId,
    group_id: Uuid,
    title: String,
    content_markdown: String,
    kind: String,
    visibility: String,
    status: String,
    tags: Vec<String>,
    publish_at: Option<DateTime<Utc>>,
    category: String,
}

impl Here {
    fn says(&self, file: &File) -> bool {
        let NewArticle { title, content_markdown, category, .. } = &file.article;
        self.title == *title
            && self.content_markdown == *content_markdown
            && [category, &category_slug(category)].contains(&&self.category)
            && file.kind.is_none_or(|kind| self.kind == kind.as_str())
            && file.visibility.is_none_or(|visibility| self.visibility == visibility.as_str())
            && file.tags.as_ref().is_none_or(|tags| self.tags == *tags)
            && !self.is_moved(file)
    }

    fn is_moved(&self, file: &File) -> bool {
        file.status.is_some_and(|status| {
            self.status != status.as_str() || self.publish_at != file.article.publish_at
        })
    }

    fn change_to(&self, file: &File) -> ArticleChange {
        let is_moved = self.is_moved(file);
        ArticleChange {
            title: Some(file.article.title.clone()),
            content_markdown: Some(file.article.content_markdown.clone()),
            category: Some(file.article.category.clone()),
            tags: file.tags.clone(),
            kind: file.kind,
            visibility: file.visibility,
            status: file.status.filter(|_| is_moved),
            publish_at: is_moved.then_some(file.article.publish_at),
            ..ArticleChange::default()
        }
    }
}

async fn find_here(ctx: &Ctx, locale: &Language, slug: &str) -> Result<Option<Here>> {
    Ok(sqlx::query_as!(
        Here,
        "select a.id, a.group_id, a.title, a.content_markdown, a.type as kind, a.visibility, a.status, a.tags, a.publish_at,
             c.slug as category
         from articles a join article_categories c on c.id = a.category_id where a.locale = $1 and a.slug = $2",
        locale.as_str(),
        slug,
    )
    .fetch_optional(&ctx.db)
    .await?)
}

/// The article that a file names as its original, `en/pair-a-lamp` or its address alone, and its group.
async fn original_of(ctx: &Ctx, named: &str) -> Result<(ArticleId, Uuid)> {
    let (locale, slug) = named.split_once('/').map_or((None, named), |(locale, slug)| (Some(locale), slug));
    let original = sqlx::query!(
        "select id, group_id from articles where slug = $1 and ($2::text is null or locale = $2)
         order by (locale = 'en') desc, id limit 1",
        slug,
        locale,
    )
    .fetch_optional(&ctx.db)
    .await?;
    original
        .map(|original| (original.id.into(), original.group_id))
        .ok_or_else(|| invalid("translation_of", Refusal::UnknownArticle))
}
