//! Everything that the desk can read goes out, piece by piece: a large help center is nowhere in memory as a whole.

use std::collections::BTreeSet;

use base::{
    DateTime, Utc,
    server::{Actor, Ctx, Error, Result},
};
use futures::{Stream, stream};
use tokio::{runtime::Handle, sync::mpsc};

use super::{
    pictures::{BESIDE, images_in},
    questions::{path_of, questions},
    topics::{TOPICS, topics},
    zipped::Packer,
};
use crate::{
    ExportFilter,
    server::{
        front_matter::{FileHead, write_file},
        images::{IMAGES, find_image},
    },
};

/// Articles that are read at once.
const PAGE: i64 = 100;
/// Pieces that wait for whoever takes them.
const WAITING: usize = 4;

/// The pieces of an archive. One that ends with an error is no archive.
pub struct Exported(mpsc::Receiver<Result<Vec<u8>>>);

impl Exported {
    /// The next piece.
    pub async fn next(&mut self) -> Option<Result<Vec<u8>>> {
        self.0.recv().await
    }

    /// The pieces as a stream.
    pub fn stream(self) -> impl Stream<Item = Result<Vec<u8>>> + Send {
        stream::unfold(self, |mut pieces| async { pieces.next().await.map(|piece| (piece, pieces)) })
    }
}

/// Packs the help center: every article whatever its state, with its images, the questions and the topics.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but the desk; later, as a piece, when the database refuses.
#[tracing::instrument(name = "knowledge.export", skip_all)]
pub async fn export(ctx: &Ctx, actor: &Actor, filter: ExportFilter) -> Result<Exported> {
    actor.staff()?;
    let (pieces, taken) = mpsc::channel(WAITING);
    let (ctx, actor, runtime) = (ctx.clone(), actor.clone(), Handle::current());
    // On a thread of its own: packing is work, and waits for whoever takes the pieces.
    tokio::task::spawn_blocking(move || {
        let mut packer = Packer::new(pieces.clone());
        let written = write(&runtime, &ctx, &actor, &filter, &mut packer).and_then(|()| packer.finish());
        if let Err(error) = written {
            // Nobody is left to tell where whoever took it is gone.
            let _gone = pieces.blocking_send(Err(error));
        }
    });
    Ok(Exported(taken))
}

fn write(
    runtime: &Handle,
    ctx: &Ctx,
    actor: &Actor,
    filter: &ExportFilter,
    packer: &mut Packer,
) -> Result<()> {
    let mut images = BTreeSet::new();
    let mut after = (String::new(), String::new());
    loop {
        let rows = runtime.block_on(rows(ctx, filter, &after))?;
        let Some(last) = rows.last() else { break };
        after = (last.locale.clone(), last.slug.clone());
        for row in &rows {
            images.extend(images_in(&row.content_markdown));
            let file = write_file(&row.head(), &row.content_markdown.replace(IMAGES, BESIDE));
            packer.put(&format!("articles/{}/{}.md", row.locale, row.slug), file.as_bytes())?;
        }
    }
    let questions = if filter.category.is_none() {
        runtime.block_on(questions(ctx, actor, filter.locale.as_ref()))?
    } else {
        Default::default()
    };
    for (locale, questions) in questions {
        let file = serde_json::to_string_pretty(&questions).map_err(anyhow::Error::from)?;
        // The file names them as it will lie; what is fetched is named as it is here.
        images.extend(images_in(&file.replace(BESIDE, IMAGES)));
        packer.put(&path_of(&locale), file.as_bytes())?;
    }
    for name in images {
        // A text may name an image that was never here.
        match runtime.block_on(find_image(ctx, &name)) {
            Ok((_, bytes)) => packer.put(&format!("images/{name}"), &bytes)?,
            Err(Error::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    let topics = serde_json::to_vec_pretty(&runtime.block_on(topics(ctx))?).map_err(anyhow::Error::from)?;
    packer.put(TOPICS, &topics)
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

async fn rows(ctx: &Ctx, filter: &ExportFilter, after: &(String, String)) -> Result<Vec<Row>> {
    let rows = sqlx::query_as!(
        Row,
        r#"select a.title, a.slug, a.locale, c.slug as category, a.type as kind, a.visibility, a.status, a.tags,
             a.publish_at, a.published_at, a.content_markdown, o.locale || '/' || o.slug as "original?",
             array(select m.slug from article_addresses m where m.article_id = a.id order by m.slug) as "former_slugs!"
         from articles a join article_categories c on c.id = a.category_id
         left join articles o on o.id = a.group_id and o.id <> a.id
         where (a.locale, a.slug) > ($1, $2) and ($3::text is null or a.locale = $3)
           and ($4::text is null or c.slug = $4)
         order by a.locale, a.slug limit $5"#,
        after.0,
        after.1,
        filter.locale.as_ref().map(base::Language::as_str),
        filter.category,
        PAGE,
    )
    .fetch_all(&ctx.db)
    .await?;
    Ok(rows)
}
