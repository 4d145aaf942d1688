//! What an HTML form says, read as the verbs want it: an empty field was not filled in.

use base::server::{Ctx, IdempotencyKey, Result, invalid};
use files::FileId;

use crate::{Change, NewTicket, Priority, Refusal, Source, Status};

/// A new ticket from a form. Somebody who came from an article that did not help says so by coming; the desk sees which.
pub(crate) fn new_ticket(
    ctx: &Ctx,
    subject: String,
    mut description: String,
    category: Option<String>,
    priority: Option<String>,
    article: Option<String>,
) -> Result<NewTicket> {
    let is_slug = |slug: &String| slug.chars().all(|letter| letter.is_alphanumeric() || letter == '-');
    if let Some(slug) = filled(article).filter(is_slug).filter(|_| !description.trim().is_empty()) {
        description =
            format!("{}\n\n{}/help/articles/{slug}", description.trim_end(), ctx.settings.help_url());
    }
    let priority = filled(priority).map(|said| read_priority(&said)).transpose()?;
    Ok(NewTicket {
        category: filled(category),
        priority,
        source: Source::Web,
        ..NewTicket::new(subject, description)
    })
}

/// The form's own key: pressing twice does it once. Without a key, every press counts.
pub(crate) fn idempotency_key<'a>(
    ctx: &Ctx,
    key: Option<String>,
    verb: &str,
    fields: impl IntoIterator<Item = &'a str>,
) -> Option<IdempotencyKey> {
    let key = filled(key).filter(|key| key.len() <= 100)?;
    Some(IdempotencyKey::new(
        &ctx.settings.secret,
        format!("form:{key}"),
        verb,
        fields.into_iter().collect::<Vec<_>>().join("\n").as_bytes(),
    ))
}

/// The files of a form.
pub(crate) fn attachment_ids(field: Option<String>) -> Result<Vec<FileId>> {
    files::attachment_ids(field.as_deref()).map_err(|refusal| invalid("attachment_ids", refusal))
}

/// A change from a menu; `none` is nobody.
pub(crate) fn change(
    status: Option<String>,
    priority: Option<String>,
    category: Option<String>,
    assigned_to: Option<String>,
    add_tag: Option<String>,
    remove_tag: Option<String>,
) -> Result<Change> {
    let status = filled(status)
        .map(|said| Status::parse(&said).ok_or_else(|| invalid("status", Refusal::UnknownStatus)))
        .transpose()?;
    let priority = filled(priority).map(|said| read_priority(&said)).transpose()?;
    let assigned_to = filled(assigned_to)
        .map(|said| match said.as_str() {
            "none" => Ok(None),
            id => id.parse().map(Some).map_err(|_| invalid("assigned_to", Refusal::NotAPerson)),
        })
        .transpose()?;
    let one = |tag: Option<String>| filled(tag).map(|tag| vec![tag]);
    Ok(Change {
        status,
        priority,
        category: filled(category),
        assigned_to,
        add_tags: one(add_tag),
        remove_tags: one(remove_tag),
        ..Change::default()
    })
}

fn read_priority(said: &str) -> Result<Priority> {
    Priority::parse(said).ok_or_else(|| invalid("priority", Refusal::UnknownPriority))
}

fn filled(field: Option<String>) -> Option<String> {
    field.filter(|text| !text.trim().is_empty())
}
