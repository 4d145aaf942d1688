//! The verbs of the help center against a real database, with the cast.

mod answering;
mod arranging;
mod events;
mod images;
mod reader;
mod reading;
mod related;
mod unpublished;
mod working_copy;
mod writing;

use ::jobs::server::Job;
use base::{
    Language, Locale,
    server::{Actor, ClientAddress, ClientInfo, Error, IdempotencyKey},
};
use chrono::TimeDelta;
use identity::server::test::Stage;
use sqlx::PgPool;

use super::{views::flush, *};
use crate::{
    Article, ArticleChange, ArticleFilter, ArticleId, Asking, CategoryDraft, CategoryName, FaqDraft,
    NewArticle, Status, Visibility, Vote, WorkingCopyDraft,
};

fn draft(title: &str) -> NewArticle {
    NewArticle {
        title: title.to_owned(),
        content_markdown: "Hold the button for *five* seconds.\n\n## Then\n\nWait.".to_owned(),
        category: "getting-started".to_owned(),
        status: Status::Published,
        ..NewArticle::default()
    }
}

fn tongues(tags: &str) -> Vec<Language> {
    tags.split(' ').filter_map(Language::parse).collect()
}

async fn article(stage: &Stage, title: &str) -> Article {
    create(&stage.ctx, &stage.alice, draft(title), None).await.unwrap()
}

async fn here(stage: &Stage, actor: &Actor, slug: &str, languages: &str) -> Option<Article> {
    match read(&stage.ctx, actor, slug, &tongues(languages)).await {
        Ok(Found::Here(article)) => Some(*article),
        Ok(Found::Moved(to)) => panic!("{slug} moved to {to}"),
        Err(Error::NotFound) => None,
        Err(error) => panic!("{error:?}"),
    }
}

/// Somebody who comes from an address of their own.
fn visit(tags: &str, last: u8) -> ClientInfo {
    ClientInfo {
        address: ClientAddress([192, 0, 2, last].into()),
        languages: tongues(tags),
        is_robot: false,
        browser: "A browser".to_owned(),
    }
}

async fn save_text(
    stage: &Stage,
    actor: &Actor,
    article: &Article,
    text: &str,
    version: Option<i64>,
) -> base::server::Result<crate::WorkingCopy> {
    let draft = WorkingCopyDraft {
        title: "Staged".to_owned(),
        content_markdown: text.to_owned(),
        version,
        based_on: None,
    };
    super::save_working_copy(&stage.ctx, actor, article.id, draft).await
}
