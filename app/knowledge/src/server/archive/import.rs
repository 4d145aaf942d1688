//! A folder comes in: file by file, so that one which cannot be taken stops no other.

use std::collections::{BTreeMap, HashMap};

use axum::body::Bytes;
use base::{
    Language, Locale,
    server::{Actor, Audited, Ctx, Error, Result, audit, invalid},
};
use serde_json::json;

use super::{
    Folder,
    categories::import_categories,
    fail,
    import_article::{Taken, take},
    path_defaults::place_by_path,
    pictures::{take_images, with_images},
    questions::take_questions,
    zip_io::unpack,
};
use crate::server::permissions;
use crate::{
    FailedFile, ImportReport, Refusal,
    server::front_matter::{File, read_file},
};

/// A folder that was unpacked and waits to be taken.
pub struct Import {
    folder: Folder,
    failed: Vec<FailedFile>,
}

impl Import {
    /// Unpacks a folder.
    ///
    /// # Errors
    /// [`Error::Invalid`] for what is no archive, [`Error::TooLarge`], [`Error::Forbidden`] for everybody but admins.
    pub async fn open(actor: &Actor, archive: Bytes) -> Result<Self> {
        actor.can(permissions::IMPORT)?;
        let unpacked = tokio::task::spawn_blocking(move || unpack(&archive)).await;
        let (folder, failed) = unpacked.map_err(anyhow::Error::from)??;
        Ok(Self { folder, failed })
    }

    /// Takes its articles, images, questions and categories. An article that is here under its language and address is
    /// changed, every other is made, and its category where it is new; what is here and not in the folder stays. A file
    /// without front matter is named by its first heading, has the address of its title, and is in the category and the
    /// language of the folders it lies in.
    ///
    /// # Errors
    /// When the database refuses; [`Error::Forbidden`] for everybody but admins.
    #[tracing::instrument(name = "knowledge.import", skip_all, fields(files = self.folder.len()))]
    pub async fn take(self, ctx: &Ctx, actor: &Actor) -> Result<ImportReport> {
        actor.can(permissions::IMPORT)?;
        let Self { mut folder, failed } = self;
        let mut report = ImportReport { failed, ..ImportReport::default() };
        import_categories(ctx, actor, &mut folder, &mut report).await?;
        let images = take_images(ctx, actor, &mut folder, &mut report).await;
        take_questions(ctx, actor, &mut folder, &images, &mut report).await?;
        let read = tokio::task::spawn_blocking(move || read_all(folder, &images)).await;
        let (files, unread) = read.map_err(anyhow::Error::from)?;
        report.failed.extend(unread);
        for (path, file) in files {
            match take(ctx, actor, file).await {
                Ok(Taken::Created) => report.created += 1,
                Ok(Taken::Changed) => report.changed += 1,
                Ok(Taken::Unchanged) => report.unchanged += 1,
                Err(error) => fail(&mut report, path, error.to_fault_logged().error),
            }
        }
        keep_report(ctx, actor, &report).await?;
        Ok(report)
    }
}

/// Every file came in by itself; the audit log says that somebody brought them.
async fn keep_report(ctx: &Ctx, actor: &Actor, report: &ImportReport) -> Result<()> {
    let ImportReport { created, changed, unchanged, images, failed } = report;
    let told = json!({"created": created, "changed": changed, "unchanged": unchanged, "images": images,
        "failed": failed.len()});
    let mut tx = ctx.begin().await?;
    audit(ctx, &mut tx, actor, Audited::new("help_center.imported", "help_center", "archive").after(&told)?)
        .await?;
    ctx.commit(tx).await
}

/// The articles of a folder; what translates comes after what it translates.
fn read_all(folder: Folder, images: &BTreeMap<String, String>) -> (Vec<(String, File)>, Vec<FailedFile>) {
    let (mut files, mut failed) = (Vec::new(), Vec::new());
    let mut fail = |path: String, said: String| failed.push(FailedFile { path, said });
    let mut taken: HashMap<(Language, String), String> = HashMap::new();
    for (path, bytes) in folder {
        if ![".md", ".markdown"].iter().any(|end| path.ends_with(end)) {
            fail(path, "is neither Markdown nor an image".to_owned());
            continue;
        }
        let file = match read(&path, &bytes, images) {
            Ok(file) => file,
            Err(error) => {
                fail(path, error.page_fault(Locale::here()).error);
                continue;
            }
        };
        if let Some(slug) = &file.article.slug {
            let locale = file.article.locale.clone().unwrap_or_else(Language::english);
            if let Some(other) = taken.insert((locale, slug.clone()), path.clone()) {
                fail(path, format!("has the language and the address of {other}"));
                continue;
            }
        }
        files.push((path, file));
    }
    files.sort_by_key(|(_, file)| file.original.is_some());
    (files, failed)
}

/// The article of a file.
fn read(path: &str, bytes: &[u8], images: &BTreeMap<String, String>) -> Result<File> {
    let text = str::from_utf8(bytes).map_err(|_| invalid("file", Refusal::NotText))?;
    let mut file = read_file(text)?;
    let article = &mut file.article;
    if article.slug.is_none() && article.content_markdown.trim().is_empty() {
        return Err(invalid("file", Refusal::NoText));
    }
    place_by_path(article, path);
    article.content_markdown = with_images(&article.content_markdown, path, images);
    file.article = file.article.check().map_err(Error::Invalid)?;
    file.tags = file.tags.map(|_| file.article.tags.clone());
    Ok(file)
}
