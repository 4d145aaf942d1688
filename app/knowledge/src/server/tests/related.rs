//! What stands beside an article, and on the way to it.

use super::*;
use crate::{CategoryId, server::breadcrumbs::way_to};

async fn tagged(stage: &Stage, title: &str, tags: &[&str]) -> Article {
    let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
    create(&stage.ctx, &stage.alice, NewArticle { tags, ..draft(title) }, None).await.unwrap()
}

fn category(slug: &str, parent_id: Option<CategoryId>, names: &[(&str, &str)]) -> CategoryDraft {
    let named = |(tag, name): &(&str, &str)| {
        let name = CategoryName { name: (*name).to_owned(), ..CategoryName::default() };
        (Language::parse(tag).unwrap(), name)
    };
    let names = names.iter().map(named).collect();
    CategoryDraft { names, slug: Some(slug.to_owned()), parent_id, icon: None, position: 0 }
}

async fn near(stage: &Stage, actor: &Actor, article: &Article) -> Vec<String> {
    let found = related(&stage.ctx, actor, article).await.unwrap();
    found.into_iter().map(|card| card.title).collect()
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_shares_tags_comes_before_what_shares_the_category(db: PgPool) {
    let stage = Stage::new(db).await;
    let lamp = tagged(&stage, "Lamp", &["lamp", "dimmer"]).await;
    tagged(&stage, "One tag", &["lamp"]).await;
    tagged(&stage, "Two tags", &["dimmer", "lamp"]).await;
    tagged(&stage, "No tags", &[]).await;
    create_category(&stage.ctx, &stage.erin, category("billing", None, &[("en", "Billing")]), None)
        .await
        .unwrap();
    for other in [
        NewArticle { category: "billing".to_owned(), ..draft("Elsewhere") },
        NewArticle { visibility: Visibility::Agents, ..draft("Hidden") },
        NewArticle { status: Status::Draft, ..draft("Draft") },
    ] {
        create(&stage.ctx, &stage.alice, other, None).await.unwrap();
    }
    assert_eq!(near(&stage, &stage.carol, &lamp).await, ["Two tags", "One tag", "No tags"]);
    assert_eq!(
        near(&stage, &stage.alice, &lamp).await,
        ["Two tags", "One tag", "Hidden", "No tags"],
        "the latest first, and what the reader may read"
    );
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_way_leads_from_the_top_in_the_readers_language(db: PgPool) {
    let stage = Stage::new(db).await;
    let lamps = category("lamps", None, &[("en", "Lamps"), ("de", "Lampen")]);
    let lamps = create_category(&stage.ctx, &stage.erin, lamps, None).await.unwrap();
    let bulbs = category("bulbs", Some(lamps.id), &[("en", "Bulbs")]);
    create_category(&stage.ctx, &stage.erin, bulbs, None).await.unwrap();
    let way = async |languages| {
        let steps = way_to(&stage.ctx, "bulbs", &tongues(languages)).await.unwrap();
        steps.into_iter().map(|step| format!("{} {}", step.slug, step.name)).collect::<Vec<_>>()
    };
    assert_eq!(way("en").await, ["lamps Lamps", "bulbs Bulbs"]);
    assert_eq!(way("de en").await, ["lamps Lampen", "bulbs Bulbs"]);
    assert!(way_to(&stage.ctx, "nowhere", &[]).await.unwrap().is_empty());
}
