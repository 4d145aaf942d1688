//! What an article said before: listed, compared, brought back.

use std::time::Duration;

use base::{
    DateTime, Utc,
    server::{Actor, Ctx, Error, Result, Tx},
    uuid::Uuid,
};
use similar::TextDiff;

use super::{
    change::apply,
    find::{author, lock},
};
use crate::server::permissions;
use crate::{Article, ArticleChange, ArticleId, Line, Revision, RevisionText, Turn};

/// Keeps what an article says as its revision `number`.
pub(super) async fn keep_revision(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    id: ArticleId,
    number: i32,
    title: &str,
    content: &str,
) -> Result<()> {
    sqlx::query!(
        "insert into article_revisions (article_id, number, title, content_markdown, editor_id, created_at)
         values ($1, $2, $3, $4, $5, $6)",
        id.0,
        number,
        title,
        content,
        actor.id().map(|id| id.0),
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// The newest hundred revisions of an article, newest first; without those that say nothing, but for the one that is the
/// article now.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but the desk, [`Error::NotFound`].
pub async fn revisions(ctx: &Ctx, actor: &Actor, id: ArticleId) -> Result<Vec<Revision>> {
    actor.can(permissions::READ_ALL)?;
    let mut reader = ctx.read().await?;
    let rows = sqlx::query_as!(
        RevisionRow,
        r#"select r.number, r.title, r.created_at, u.id as "editor_id?", u.name as "editor_name?"
         from article_revisions r join articles a on a.id = r.article_id left join users u on u.id = r.editor_id
         where r.article_id = $1 and (btrim(r.content_markdown, E' \t\n') <> '' or r.number = a.revision)
         order by r.number desc limit 100"#,
        id.0,
    )
    .fetch_all(&mut *reader)
    .await?;
    reader.release();
    if rows.is_empty() { Err(Error::NotFound) } else { Ok(rows.into_iter().map(Revision::from).collect()) }
}

/// One revision, and how it differs from the one before it.
///
/// # Errors
/// As [`revisions`].
pub async fn revision(ctx: &Ctx, actor: &Actor, id: ArticleId, number: i32) -> Result<RevisionText> {
    actor.can(permissions::READ_ALL)?;
    let mut reader = ctx.read().await?;
    let mut rows = sqlx::query!(
        r#"select r.number, r.title, r.content_markdown, r.created_at, u.id as "editor_id?", u.name as "editor_name?"
         from article_revisions r left join users u on u.id = r.editor_id
         where r.article_id = $1 and r.number <= $2 order by r.number desc limit 2"#,
        id.0,
        number,
    )
    .fetch_all(&mut *reader)
    .await?
    .into_iter();
    reader.release();
    let Some(this) = rows.next().filter(|row| row.number == number) else { return Err(Error::NotFound) };
    let (title, before) = rows.next().map(|row| (row.title, row.content_markdown)).unwrap_or_default();
    let title_changes = compare(&title, &this.title);
    let changes = compare(&before, &this.content_markdown);
    let editor = author(this.editor_id, this.editor_name);
    let revision = Revision { number: this.number, title: this.title, editor, created_at: this.created_at };
    Ok(RevisionText { revision, content_markdown: this.content_markdown, title_changes, changes })
}

/// Brings a revision back, as a new one.
///
/// # Errors
/// As [`revisions`].
pub async fn restore(ctx: &Ctx, actor: &Actor, id: ArticleId, number: i32) -> Result<Article> {
    let wanted = revision(ctx, actor, id, number).await?;
    let mut tx = ctx.begin().await?;
    let article = lock(&mut tx, actor, id).await?;
    let change = ArticleChange {
        title: Some(wanted.revision.title),
        content_markdown: Some(wanted.content_markdown),
        ..ArticleChange::default()
    };
    let article = apply(ctx, &mut tx, actor, &article, change).await?;
    ctx.commit(tx).await?;
    Ok(article)
}

/// How long two texts are compared for the shortest difference.
const LONGEST_DIFF: Duration = Duration::from_millis(100);
/// How many unchanged lines are shown around a changed one.
const CONTEXT: usize = 3;

/// The lines that differ, with those around them; a gap between two of them is a line of its own. How a line ends, and
/// whether the last one does, is no part of it.
pub(super) fn compare(before: &str, after: &str) -> Vec<Line> {
    let (before, after): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    // Past this it is answered with what it knows: right, if not the shortest.
    let diff = TextDiff::configure().timeout(LONGEST_DIFF).diff_slices(&before, &after);
    let mut lines = Vec::new();
    for (place, group) in diff.grouped_ops(CONTEXT).iter().enumerate() {
        if place > 0 {
            lines.push(Line { turn: Turn::Gap, text: String::new() });
        }
        for change in group.iter().flat_map(|part| diff.iter_changes(part)) {
            let turn = match change.tag() {
                similar::ChangeTag::Equal => Turn::Same,
                similar::ChangeTag::Delete => Turn::Gone,
                similar::ChangeTag::Insert => Turn::New,
            };
            lines.push(Line { turn, text: change.value().to_owned() });
        }
    }
    lines
}

struct RevisionRow {
    number: i32,
    title: String,
    created_at: DateTime<Utc>,
    editor_id: Option<Uuid>,
    editor_name: Option<String>,
}

impl From<RevisionRow> for Revision {
    fn from(row: RevisionRow) -> Self {
        let editor = author(row.editor_id, row.editor_name);
        Self { number: row.number, title: row.title, editor, created_at: row.created_at }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_shown_with_what_is_around_it() {
        let before = (1..=20).map(|line| format!("{line}\n")).collect::<String>();
        let after = before.replace("10\n", "ten\n").replace("20\n", "");
        let shown: Vec<String> =
            compare(&before, &after).iter().map(|line| format!("{:?} {}", line.turn, line.text)).collect();
        assert_eq!(shown[3..5], ["Gone 10", "New ten"]);
        assert_eq!(shown.iter().filter(|line| line.starts_with("Gap")).count(), 1);
        assert_eq!(shown.last().unwrap(), "Gone 20");
        assert!(compare(&before, &before).is_empty());
    }

    #[test]
    fn a_line_is_the_same_however_it_ends() {
        assert!(compare("One.\nTwo.", "One.\r\nTwo.\n").is_empty());
        let grown: Vec<_> = compare("One.\nTwo.", "One.\nTwo.\nThree.")
            .into_iter()
            .map(|line| (line.turn, line.text))
            .collect();
        let line = |turn, text: &str| (turn, text.to_owned());
        assert_eq!(grown, [line(Turn::Same, "One."), line(Turn::Same, "Two."), line(Turn::New, "Three.")]);
        assert!(compare("", "").is_empty());
    }
}
