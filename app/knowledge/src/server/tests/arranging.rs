//! Categories.

use super::*;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn categories_are_a_tree_with_names_in_every_language(db: PgPool) {
    let stage = Stage::new(db).await;
    let named = |name: &str, parent| CategoryDraft {
        names: [(Language::english(), CategoryName { name: name.to_owned(), description: String::new() })]
            .into(),
        slug: None,
        parent_id: parent,
        icon: None,
        position: 1,
    };
    let lamps = create_category(&stage.ctx, &stage.erin, named("Lamps", None), None).await.unwrap();
    let floor =
        create_category(&stage.ctx, &stage.erin, named("Floor lamps", Some(lamps.id)), None).await.unwrap();
    let below = NewArticle { category: "floor-lamps".to_owned(), ..draft("Change the bulb") };
    create(&stage.ctx, &stage.alice, below, None).await.unwrap();
    let filter = ArticleFilter { category: Some("lamps".to_owned()), ..ArticleFilter::default() };
    assert_eq!(list(&stage.ctx, &Actor::Anonymous, &filter, &[]).await.unwrap().articles.len(), 1);
    let circle = update_category(&stage.ctx, &stage.erin, lamps.id, named("Lamps", Some(floor.id))).await;
    assert!(matches!(circle, Err(Error::Invalid(_))), "{circle:?}");
    for held in [lamps.id, floor.id] {
        assert!(matches!(delete_category(&stage.ctx, &stage.erin, held).await, Err(Error::Conflict { .. })));
    }
    assert!(create_category(&stage.ctx, &stage.alice, named("No", None), None).await.is_err());
    let no_digit = create_category(&stage.ctx, &stage.erin, named("½", None), None).await;
    assert!(matches!(&no_digit, Err(Error::Invalid(fields)) if fields.contains_key("slug")), "{no_digit:?}");
    let german = categories(&stage.ctx, &Actor::Anonymous, &tongues("de en")).await.unwrap();
    let names: Vec<&str> = german.iter().map(|category| &*category.name).collect();
    assert_eq!(names, ["Erste Schritte", "Floor lamps", "Lamps"]);
}
