//! Everything that the desk can read goes out, piece by piece: a large help center is nowhere in memory as a whole.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    task::{Poll, ready},
    time::Duration,
};

use base::{
    DateTime, Utc,
    server::{Actor, Ctx, Error, Result, invalid},
    uuid::Uuid,
};
use categories::category_slug;
use futures::{Stream, stream};
use tokio::{
    runtime::Handle,
    sync::{Semaphore, mpsc},
    time::timeout,
};

use super::{
    categories::{CATEGORIES, category_files},
    pictures::{images_in, with_files},
    questions::{QuestionFile, path_of, questions},
    zip_io::Packer,
};
use crate::server::permissions;
use crate::{
    ExportFilter, Refusal,
    server::{
        front_matter::{FileHead, write_file},
        images::find_image,
    },
};

/// Articles that are read at once.
const PAGE: i64 = 100;
/// Pieces that wait for whoever takes them, and how long one does.
const WAITING: usize = 4;
const PATIENCE: Duration = Duration::from_secs(60);
/// Exports at once in one process: each holds a thread until it is taken.
const AT_ONCE: usize = 4;

/// The pieces of an archive. One that ends with an error is no archive.
pub struct Exported {
    /// Pieces, and an empty one for the end: where none comes, whoever packed gave up.
    pieces: mpsc::Receiver<Result<Vec<u8>>>,
    is_over: bool,
}

impl Exported {
    /// The pieces as a stream.
    pub fn stream(mut self) -> impl Stream<Item = Result<Vec<u8>>> + Send + Unpin {
        stream::poll_fn(move |context| {
            if self.is_over {
                return Poll::Ready(None);
            }
            let piece = ready!(self.pieces.poll_recv(context));
            self.is_over = !matches!(&piece, Some(Ok(piece)) if !piece.is_empty());
            Poll::Ready(match piece {
                Some(Ok(end)) if end.is_empty() => None,
                None => Some(Err(Error::Other(anyhow::anyhow!("an export broke off")))),
                piece => piece,
            })
        })
    }
}

/// Who may pack now.
pub(super) struct Turns(pub Arc<Semaphore>);

impl Default for Turns {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(AT_ONCE)))
    }
}

/// Packs the help center: every article whatever its state, with its images, the questions and the categories.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but the desk, [`Error::RateLimited`] while too many go out; later, as a piece, when
/// the database refuses.
#[tracing::instrument(name = "knowledge.export", skip_all)]
pub async fn export(ctx: &Ctx, actor: &Actor, filter: ExportFilter) -> Result<Exported> {
    actor.can(permissions::EXPORT)?;
    let turns = Arc::clone(&ctx.shared::<Turns>().0);
    let turn =
        turns.try_acquire_owned().map_err(|_| Error::RateLimited { retry_after: PATIENCE.as_secs() })?;
    let part = Part { categories: categories_of(ctx, &filter).await?, filter };
    let (pieces, taken) = mpsc::channel(WAITING);
    let (ctx, actor, runtime) = (ctx.clone(), actor.clone(), Handle::current());
    // On a thread of its own: packing is work, and waits for whoever takes the pieces.
    tokio::task::spawn_blocking(move || {
        let _until_it_is_taken = turn;
        let hand_on = |piece| {
            let sending =
                async { timeout(PATIENCE, pieces.send(piece)).await.is_ok_and(|sent| sent.is_ok()) };
            runtime.block_on(sending)
        };
        let mut packer = Packer::new(|piece| hand_on(Ok(piece)));
        let written = write(&runtime, &ctx, &actor, &part, &mut packer).and_then(|()| packer.finish());
        // Nobody is left to tell where whoever took it is gone.
        let _is_told = hand_on(written.map(|()| Vec::new()));
    });
    Ok(Exported { pieces: taken, is_over: false })
}

/// What of it goes out, with the categories that are meant.
struct Part {
    filter: ExportFilter,
    categories: Option<Vec<Uuid>>,
}

/// The category that is asked for and those below it; none where none is.
async fn categories_of(ctx: &Ctx, filter: &ExportFilter) -> Result<Option<Vec<Uuid>>> {
    let Some(category) = &filter.category else { return Ok(None) };
    let categories = sqlx::query_scalar!(
        r#"with recursive within as (
             select id from article_categories where slug in ($1, $2)
             union select c.id from article_categories c join within w on c.parent_id = w.id)
         select id as "id!" from within"#,
        category,
        category_slug(category),
    )
    .fetch_all(&ctx.db)
    .await?;
    if categories.is_empty() {
        Err(invalid("category", Refusal::UnknownCategory))
    } else {
        Ok(Some(categories))
    }
}

fn write(
    runtime: &Handle,
    ctx: &Ctx,
    actor: &Actor,
    part: &Part,
    packer: &mut Packer<impl FnMut(Vec<u8>) -> bool>,
) -> Result<()> {
    let mut images = BTreeSet::new();
    let mut after = (String::new(), String::new());
    loop {
        let rows = runtime.block_on(rows(ctx, part, &after))?;
        let Some(last) = rows.last() else { break };
        after = (last.locale.clone(), last.slug.clone());
        for row in &rows {
            images.extend(images_in(&row.content_markdown));
            let file = write_file(&row.head(), &with_files(&row.content_markdown));
            packer.put(&format!("articles/{}/{}.md", row.locale, row.slug), file.as_bytes())?;
        }
    }
    let questions = match part.filter.category {
        None => runtime.block_on(questions(ctx, actor, part.filter.locale.as_ref()))?,
        Some(_) => BTreeMap::new(),
    };
    for (locale, questions) in questions {
        images.extend(questions.iter().flat_map(QuestionFile::images));
        let file = serde_json::to_vec_pretty(&questions).map_err(anyhow::Error::from)?;
        packer.put(&path_of(&locale), &file)?;
    }
    for name in images {
        // A text may name an image that was never here.
        match runtime.block_on(find_image(ctx, &name)) {
            Ok(bytes) => packer.put(&format!("images/{name}"), &bytes)?,
            Err(Error::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    let categories =
        serde_json::to_vec_pretty(&runtime.block_on(category_files(ctx))?).map_err(anyhow::Error::from)?;
    packer.put(CATEGORIES, &categories)
}

struct Row {
    title: String,
    slug: String,
    locale: String,
    category: String,
    kind: String,
    visibility: String,
    status: String,
    tags: Vec<String>,
    publish_at: Option<DateTime<Utc>>,
    published_at: Option<DateTime<Utc>>,
    content_markdown: String,
    original: Option<String>,
    former_slugs: Vec<String>,
}

impl Row {
    fn head(&self) -> FileHead<'_> {
        FileHead {
            title: &self.title,
            slug: &self.slug,
            locale: &self.locale,
            category: &self.category,
            kind: &self.kind,
            visibility: &self.visibility,
            status: &self.status,
            tags: &self.tags,
            publish_at: self.publish_at,
            published_at: self.published_at,
            translation_of: self.original.as_deref(),
            former_slugs: &self.former_slugs,
        }
    }
}

async fn rows(ctx: &Ctx, part: &Part, after: &(String, String)) -> Result<Vec<Row>> {
    let rows = sqlx::query_as!(
        Row,
        r#"select a.title, a.slug, a.locale, c.slug as category, a.type as kind, a.visibility, a.status, a.tags,
             a.publish_at, a.published_at, a.content_markdown, o.locale || '/' || o.slug as "original?",
             array(select m.slug from article_addresses m where m.article_id = a.id order by m.slug) as "former_slugs!"
         from articles a join article_categories c on c.id = a.category_id
         -- What goes out by itself comes in by itself.
         left join articles o on o.id = a.group_id and o.id <> a.id and ($3::text is null or o.locale = $3)
         where (a.locale, a.slug) > ($1, $2) and ($3::text is null or a.locale = $3)
           and ($4::uuid[] is null or a.category_id = any($4))
         order by a.locale, a.slug limit $5"#,
        after.0,
        after.1,
        part.filter.locale.as_ref().map(base::Language::as_str),
        part.categories.as_deref(),
        PAGE,
    )
    .fetch_all(&ctx.db)
    .await?;
    Ok(rows)
}
