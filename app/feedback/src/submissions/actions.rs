//! The server functions of feedback: each translates and calls one verb.

use base::{DateTime, Fault, Utc};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Feedback, FeedbackFilter, FeedbackForm, FeedbackId, FeedbackKind, FeedbackList, FeedbackStatus};

/// Gives feedback; answers how much was said.
#[server]
pub async fn submit_feedback(feedback: FeedbackForm) -> Result<FeedbackKind, Fault> {
    let (ctx, actor) = base::server::caller();
    let (kind, thanks) = (feedback.kind, feedback.thanks());
    let typed = [("comments", feedback.comments.clone()), ("context", feedback.context.clone())];
    let draft = feedback.draft(base::Locale::here());
    let given = crate::server::submissions::submit(&ctx, &actor, base::server::caller_address(), draft).await;
    if let Err(error) = given {
        let typed = typed.iter().map(|(field, text)| (*field, &**text));
        return Err(Fault::from(error).with_typed(typed));
    }
    base::server::redirect_form(&thanks, "/feedback");
    Ok(kind)
}

/// A page of feedback.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FeedbackPage {
    /// The feedback.
    pub list: FeedbackList,
    /// When this was read.
    pub now: DateTime<Utc>,
}

/// The feedback of a filter.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn load_feedback_page(filter: FeedbackFilter) -> Result<FeedbackPage, Fault> {
    let (ctx, actor) = base::server::caller();
    let list = crate::server::submissions::list(&ctx, &actor, &filter).await?;
    Ok(FeedbackPage { list, now: ctx.now() })
}

/// Feedback with the moment that it was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OneFeedback {
    /// The feedback.
    pub feedback: Feedback,
    /// When this was read.
    pub now: DateTime<Utc>,
}

/// One piece of feedback; none where the address names none.
#[server]
pub async fn load_feedback(id: Option<FeedbackId>) -> Result<OneFeedback, Fault> {
    let (ctx, actor) = base::server::caller();
    let id = id.ok_or(base::server::Error::NotFound)?;
    let feedback = crate::server::submissions::find(&ctx, &actor, id).await?;
    Ok(OneFeedback { feedback, now: ctx.now() })
}

/// Says what becomes of feedback: only what differs from what the form was filled with is a change, so that nothing is written
/// over that somebody else wrote meanwhile.
#[server]
pub async fn change_feedback(
    id: FeedbackId,
    status: FeedbackStatus,
    note: Option<String>,
    tags: Option<String>,
    shown_status: Option<FeedbackStatus>,
    shown_note: Option<String>,
    shown_tags: Option<String>,
) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    let tags = (tags != shown_tags)
        .then(|| crate::server::submissions::tags_of(tags.as_deref().unwrap_or_default()));
    let status = Some(status).filter(|status| Some(*status) != shown_status);
    // A browser sends the ends of lines in its own way.
    let lines = |note: &Option<String>| note.as_deref().unwrap_or_default().replace("\r\n", "\n");
    let note = (lines(&note) != lines(&shown_note)).then_some(note);
    let change = crate::FeedbackChange { tags, status, note, ..crate::FeedbackChange::default() };
    crate::server::submissions::change(&ctx, &actor, id, change).await?;
    base::server::redirect_form(&format!("/agent/feedback/{id}"), "/agent/feedback");
    Ok(())
}

/// Makes an idea of feedback, in the desk's words, and goes to it; of what became one before, goes there. Answers its number.
#[server]
pub async fn feedback_to_idea(id: FeedbackId, title: String, body: String) -> Result<i64, Fault> {
    let (ctx, actor) = base::server::caller();
    let draft = crate::NewIdea { title: title.clone(), body: body.clone() };
    let idea = crate::server::ideas::create_from(&ctx, &actor, id, draft)
        .await
        .map_err(|error| Fault::from(error).with_typed([("title", &*title), ("body", &*body)]))?;
    base::server::redirect_local(Some(&format!("/ideas/{}", idea.number)), "/agent/feedback");
    Ok(idea.number)
}
