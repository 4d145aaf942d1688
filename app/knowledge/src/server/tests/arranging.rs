//! Categories.

use super::*;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn categories_are_a_tree_with_names_in_every_language(db: PgPool) {
    let stage = Stage::new(db).await;
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
    let no_letter = create_category(&stage.ctx, &stage.erin, named("★", None), None).await;
    assert!(
        matches!(&no_letter, Err(Error::Invalid(fields)) if fields.contains_key("slug")),
        "{no_letter:?}"
    );
    let german = categories(&stage.ctx, &Actor::Anonymous, &tongues("de en")).await.unwrap();
    let names: Vec<&str> = german.iter().map(|category| &*category.name).collect();
    assert_eq!(names, ["Erste Schritte", "Floor lamps", "Lamps"]);
}

fn named(name: &str, parent: Option<crate::CategoryId>) -> CategoryDraft {
    let name = CategoryName { name: name.to_owned(), description: String::new() };
    CategoryDraft {
        names: [(Language::english(), name)].into(),
        slug: None,
        parent_id: parent,
        icon: None,
        position: 1,
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn two_moves_that_would_make_a_circle_are_one(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, erin, .. } = &stage;
    let one = create_category(ctx, erin, named("One", None), None).await.unwrap().id;
    let other = create_category(ctx, erin, named("Other", None), None).await.unwrap().id;
    // Both have looked before either may go on.
    let mut held = ctx.db.begin().await.unwrap();
    sqlx::query("select pg_advisory_xact_lock(hashtext('article_categories')::bigint)")
        .execute(&mut *held)
        .await
        .unwrap();
    let both_wait = async {
        let waiting = "select count(*) from pg_locks where locktype = 'advisory' and not granted
             and database = (select oid from pg_database where datname = current_database())";
        while sqlx::query_scalar::<_, i64>(waiting).fetch_one(&mut *held).await.unwrap() < 2 {}
        held.commit().await.unwrap();
    };
    let (first, second, ()) = tokio::join!(
        update_category(ctx, erin, one, named("One", Some(other))),
        update_category(ctx, erin, other, named("Other", Some(one))),
        both_wait,
    );
    let (moved, refused) = if first.is_ok() { (first, second) } else { (second, first) };
    assert!(moved.is_ok(), "{moved:?}");
    assert!(matches!(refused, Err(Error::Conflict { .. })), "{refused:?}");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_stands_below_a_category_counts_where_it_goes(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, erin, .. } = &stage;
    let make =
        async |name: &str, parent| create_category(ctx, erin, named(name, parent), None).await.unwrap().id;
    let top = make("A", None).await;
    let middle = make("B", Some(top)).await;
    make("C", Some(middle)).await;
    let upper = make("X", None).await;
    let second = make("Y", Some(upper)).await;
    let too_deep = update_category(ctx, erin, top, named("A", Some(second))).await;
    assert!(matches!(too_deep, Err(Error::Invalid(_))), "{too_deep:?}");
    update_category(ctx, erin, middle, named("B", Some(second))).await.expect("four levels are allowed");
}
