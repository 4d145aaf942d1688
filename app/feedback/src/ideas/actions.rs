//! The server functions of ideas: each translates and calls one verb.

use base::{DateTime, Fault, Utc};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Idea, IdeaFilter, IdeaNotice, IdeaStatus, Ideas};

/// The board, seen at one moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IdeaBoard {
    /// The ideas.
    pub ideas: Ideas,
    /// What is new of those that the reader voted for.
    pub news: Vec<IdeaNotice>,
    /// When this was read.
    pub now: DateTime<Utc>,
}

/// An idea, seen at one moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SeenIdea {
    /// The idea.
    pub idea: Idea,
    /// When this was read.
    pub now: DateTime<Utc>,
}

/// The board.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn load_ideas(filter: IdeaFilter) -> Result<IdeaBoard, Fault> {
    let (ctx, actor) = base::server::caller();
    let ideas = crate::server::ideas::list(&ctx, &actor, &filter).await?;
    let news = crate::server::ideas::news(&ctx, &actor).await?;
    Ok(IdeaBoard { ideas, news, now: ctx.now() })
}

/// One idea; the address of one that was merged leads to the one that goes on.
#[server]
pub async fn load_idea(number: i64) -> Result<SeenIdea, Fault> {
    let (ctx, actor) = base::server::caller();
    let idea = crate::server::ideas::find(&ctx, &actor, number).await?;
    if idea.number != number {
        base::server::redirect_local(Some(&format!("/ideas/{}", idea.number)), "/ideas");
    }
    Ok(SeenIdea { idea, now: ctx.now() })
}

/// Suggests an idea and goes to it.
#[server]
pub async fn suggest_idea(title: String, body: String) -> Result<Idea, Fault> {
    let (ctx, actor) = base::server::caller();
    let draft = crate::NewIdea { title: title.clone(), body: body.clone() };
    let idea = crate::server::ideas::suggest(&ctx, &actor, draft, None)
        .await
        .map_err(|error| Fault::from(error).with_typed([("title", &*title), ("body", &*body)]))?;
    base::server::redirect_local(Some(&format!("/ideas/{}", idea.number)), "/ideas");
    Ok(idea)
}

/// Votes for an idea, or takes the vote back.
#[server]
pub async fn vote_for_idea(number: i64, is_voted: bool) -> Result<Idea, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::ideas::vote(&ctx, &actor, number, is_voted).await?)
}

/// Changes where an idea stands, what is said to it, or who sees it.
#[server]
pub async fn change_idea(
    number: i64,
    status: Option<IdeaStatus>,
    answer: Option<String>,
    is_hidden: Option<bool>,
) -> Result<Idea, Fault> {
    let (ctx, actor) = base::server::caller();
    let change = crate::IdeaChange { status, answer, is_hidden };
    Ok(crate::server::ideas::change(&ctx, &actor, number, change).await?)
}

/// Makes an idea a part of another one, and goes there.
#[server]
pub async fn merge_idea(number: i64, into: i64) -> Result<Idea, Fault> {
    let (ctx, actor) = base::server::caller();
    let idea = crate::server::ideas::merge(&ctx, &actor, number, crate::IdeaMerge { into }).await?;
    base::server::redirect_local(Some(&format!("/ideas/{}", idea.number)), "/ideas");
    Ok(idea)
}
