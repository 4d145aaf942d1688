//! One reader, also where two accounts become one.

use super::*;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_desk_sees_what_somebody_was_offered_before_they_wrote(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, carol) = (&stage.ctx, &stage.carol);
    let pair = article(&stage, "Pair a lamp").await;
    article(&stage, "Ship a parcel").await;
    let asking = Asking { id: None, subject: "pair my lamp".to_owned() };
    let offer = offer_answers(ctx, carol, &visit("en", 1), asking).await.unwrap();
    let seen = async || {
        let offered = offered_to(ctx, &stage.alice, carol.id().unwrap()).await.unwrap();
        offered.into_iter().map(|article| (article.id, article.is_answer)).collect::<Vec<_>>()
    };
    assert_eq!(seen().await, [(pair.id, false)]);
    accept_answer(ctx, carol, offer.id, pair.id).await.unwrap();
    assert_eq!(seen().await, [(pair.id, true)]);
    assert!(offered_to(ctx, &stage.alice, stage.charlie.id().unwrap()).await.unwrap().is_empty());
    assert!(matches!(offered_to(ctx, carol, carol.id().unwrap()).await, Err(Error::Forbidden)));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_two_accounts_said_of_an_article_counts_once(db: PgPool) {
    let stage = Stage::new(db).await;
    let ctx = &stage.ctx;
    let (both, one) = (article(&stage, "Pair a lamp").await, article(&stage, "Reset a lamp").await);
    let says = async |actor: &Actor, article: &Article, is_helpful| {
        let voice = Vote { is_helpful, comment: String::new() };
        vote(ctx, actor, &visit("en", 1), article.id, voice).await.unwrap();
    };
    says(&stage.carol, &both, true).await;
    says(&stage.charlie, &both, false).await;
    says(&stage.charlie, &one, false).await;
    let mut tx = ctx.begin().await.unwrap();
    move_reader(&mut tx, stage.charlie.id().unwrap(), stage.carol.id().unwrap()).await.unwrap();
    ctx.commit(tx).await.unwrap();
    let counts = async |article: &Article| {
        let now = here(&stage, &stage.alice, &article.slug, "en").await.unwrap();
        (now.helpful, now.not_helpful)
    };
    assert_eq!((counts(&both).await, counts(&one).await), ((1, 0), (0, 1)));
    says(&stage.carol, &one, true).await;
    assert_eq!(counts(&one).await, (1, 0), "she changes her mind and has one voice");
}
