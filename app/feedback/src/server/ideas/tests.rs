//! The verbs of ideas against a real database, with the cast.

use base::{
    chrono::TimeDelta,
    server::{Actor, Error, IdempotencyKey},
    uuid::Uuid,
};
use identity::server::test::Stage;
use sqlx::PgPool;

use super::{change, create_from, find, list, merge, move_voter, news, suggest, vote};
use crate::{
    Idea, IdeaChange, IdeaChanged, IdeaEvent, IdeaFilter, IdeaMerge, IdeaNews, IdeaSort, IdeaStatus, NewIdea,
};

fn draft(title: &str) -> NewIdea {
    NewIdea { title: title.to_owned(), body: "It would be **good**.".to_owned() }
}

async fn suggested(stage: &Stage, who: &Actor, title: &str) -> Idea {
    suggest(&stage.ctx, who, draft(title), None).await.unwrap()
}

async fn titles(stage: &Stage, who: &Actor, filter: IdeaFilter) -> Vec<String> {
    list(&stage.ctx, who, &filter).await.unwrap().ideas.into_iter().map(|idea| idea.title).collect()
}

/// The field, or the sentence, of a refusal.
fn refused<T: std::fmt::Debug>(outcome: Result<T, Error>) -> String {
    match outcome {
        Err(Error::Invalid(fields)) => fields.into_keys().collect::<Vec<_>>().join(" "),
        Err(Error::Conflict { reason, .. } | Error::Refused(reason)) => reason.sentence(base::Locale::En),
        other => panic!("{other:?}"),
    }
}

/// Every idea has as many votes as its rows say.
async fn counts_are_right(stage: &Stage) {
    let wrong: i64 = sqlx::query_scalar(
        "select count(*) from ideas i where vote_count <> (select count(*) from idea_votes v where v.idea_id = i.id)",
    )
    .fetch_one(&stage.ctx.db)
    .await
    .unwrap();
    assert_eq!(wrong, 0);
}

/// What was recorded of ideas, in order.
async fn events(stage: &Stage) -> Vec<IdeaChanged> {
    let facts: Vec<serde_json::Value> =
        sqlx::query_scalar("select facts from outbox where kind like 'idea.%' order by id")
            .fetch_all(&stage.ctx.db)
            .await
            .unwrap();
    facts.into_iter().map(|facts| serde_json::from_value(facts).unwrap()).collect()
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_idea_begins_with_its_authors_vote_and_is_kept_once_a_key(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, carol) = (&stage.ctx, &stage.carol);
    let key = IdempotencyKey::new(&ctx.settings.secret, "key".to_owned(), "/api/ideas", b"dark");
    let idea = suggest(ctx, carol, draft(" A dark\nmode "), Some(&key)).await.unwrap();
    assert_eq!(suggest(ctx, carol, draft(" A dark\nmode "), Some(&key)).await.unwrap(), idea);
    assert_eq!((&*idea.title, idea.vote_count, idea.is_voted), ("A dark mode", 1, true));
    assert!(idea.body_html.contains("<strong>good</strong>"));
    assert_eq!(idea.author.as_ref().map(|author| &*author.name), Some("Carol"));
    for (who, sees_author) in [(&Actor::Anonymous, false), (&stage.charlie, false), (&stage.alice, true)] {
        let seen = find(ctx, who, idea.number).await.unwrap();
        assert_eq!((seen.author.is_some(), seen.is_voted), (sees_author, false), "{who:?}");
    }
    assert_eq!(refused(suggest(ctx, carol, draft(""), None).await), "title");
    assert!(matches!(suggest(ctx, &Actor::Anonymous, draft("a"), None).await, Err(Error::Unauthenticated)));
    assert_eq!(events(&stage).await.len(), 1);
    counts_are_right(&stage).await;
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_vote_counts_once_whoever_presses_how_often(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, charlie) = (&stage.ctx, &stage.charlie);
    let number = suggested(&stage, &stage.carol, "Dark mode").await.number;
    let presses = (0..8).map(|_| vote(ctx, charlie, number, true));
    for outcome in futures::future::join_all(presses).await {
        assert_eq!(outcome.unwrap().vote_count, 2);
    }
    counts_are_right(&stage).await;
    let both = [vote(ctx, charlie, number, false), vote(ctx, charlie, number, false)];
    for outcome in futures::future::join_all(both).await {
        let idea = outcome.unwrap();
        assert_eq!((idea.vote_count, idea.is_voted), (1, false));
    }
    assert!(matches!(vote(ctx, &Actor::Anonymous, number, true).await, Err(Error::Unauthenticated)));
    assert!(matches!(vote(ctx, charlie, 4_711, true).await, Err(Error::NotFound)));
    counts_are_right(&stage).await;
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn merged_ideas_unite_their_votes_and_the_old_number_leads_on(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, alice) = (&stage.ctx, &stage.alice);
    let into = suggested(&stage, &stage.carol, "Dark mode").await.number;
    let other = suggested(&stage, &stage.charlie, "Night colours").await.number;
    let third = suggested(&stage, &stage.bob, "Black").await.number;
    vote(ctx, &stage.charlie, into, true).await.unwrap();
    vote(ctx, &stage.erin, other, true).await.unwrap();
    // One after the other, so that the second takes the address of the first along.
    assert_eq!(merge(ctx, alice, third, IdeaMerge { into: other }).await.unwrap().vote_count, 3);
    let whole = merge(ctx, alice, other, IdeaMerge { into }).await.unwrap();
    assert_eq!(whole.vote_count, 4, "Charlie wanted both, and counts once");
    assert_eq!(merge(ctx, alice, other, IdeaMerge { into }).await.unwrap(), whole, "done is done");
    for old in [other, third] {
        assert_eq!(find(ctx, &stage.carol, old).await.unwrap().number, into);
    }
    assert_eq!(vote(ctx, &stage.erin, third, false).await.unwrap().vote_count, 3, "it is a vote for the one");
    assert_eq!(refused(merge(ctx, alice, into, IdeaMerge { into }).await), "into");
    assert_eq!(refused(merge(ctx, alice, into, IdeaMerge { into: other }).await), "into");
    assert_eq!(refused(merge(ctx, alice, into, IdeaMerge { into: 4_711 }).await), "into");
    let fourth = suggested(&stage, &stage.bob, "Blue").await.number;
    assert!(refused(merge(ctx, alice, other, IdeaMerge { into: fourth }).await).contains("already"));
    assert!(matches!(merge(ctx, alice, 4_711, IdeaMerge { into }).await, Err(Error::NotFound)));
    assert!(matches!(merge(ctx, &stage.carol, fourth, IdeaMerge { into }).await, Err(Error::Forbidden)));
    assert_eq!(titles(&stage, &stage.carol, IdeaFilter::default()).await, ["Dark mode", "Blue"]);
    let told = news(ctx, &stage.charlie).await.unwrap();
    assert_eq!((told[0].what, told[0].number), (IdeaNews::Merged, into));
    counts_are_right(&stage).await;
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn two_that_are_merged_into_each_other_at_once_stay_one(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, alice) = (&stage.ctx, &stage.alice);
    let one = suggested(&stage, &stage.carol, "Dark mode").await.number;
    let other = suggested(&stage, &stage.charlie, "Night colours").await.number;
    let both = tokio::join!(
        merge(ctx, alice, one, IdeaMerge { into: other }),
        merge(ctx, alice, other, IdeaMerge { into: one }),
    );
    let merged = [both.0, both.1].into_iter().filter(Result::is_ok).count();
    assert_eq!(merged, 1);
    assert_eq!(titles(&stage, alice, IdeaFilter::default()).await.len(), 1);
    counts_are_right(&stage).await;
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn whoever_voted_is_told_what_became_of_it(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, alice) = (&stage.ctx, &stage.alice);
    let number = suggested(&stage, &stage.carol, "Dark mode").await.number;
    vote(ctx, alice, number, true).await.unwrap();
    let (status, answer) = (Some(IdeaStatus::Planned), Some("In **spring**.".to_owned()));
    let planned = IdeaChange { status, answer, is_hidden: None };
    let changed = change(ctx, alice, number, planned.clone()).await.unwrap();
    assert!(changed.answer.unwrap().body_html.contains("<strong>spring</strong>"));
    change(ctx, alice, number, planned).await.unwrap();
    let told = news(ctx, &stage.carol).await.unwrap();
    let mut kinds: Vec<_> = told.iter().map(|notice| notice.what.as_str()).collect();
    kinds.sort_unstable();
    assert_eq!(kinds, ["answer", "status"], "each once");
    assert!(told.iter().all(|notice| notice.status == IdeaStatus::Planned));
    assert!(news(ctx, alice).await.unwrap().is_empty(), "whoever did it knows");
    assert!(news(ctx, &stage.charlie).await.unwrap().is_empty());
    assert!(news(ctx, &Actor::Anonymous).await.unwrap().is_empty());
    let gone = IdeaChange { answer: Some(String::new()), ..IdeaChange::default() };
    assert_eq!(change(ctx, alice, number, gone).await.unwrap().answer, None);
    let kinds: Vec<_> = events(&stage).await.iter().map(IdeaChanged::kind).collect();
    assert_eq!(kinds, ["idea.suggested", "idea.status_changed", "idea.answered", "idea.answered"]);
    assert!(matches!(change(ctx, &stage.carol, number, IdeaChange::default()).await, Err(Error::Forbidden)));
    ctx.clock.advance(TimeDelta::days(31));
    assert!(news(ctx, &stage.carol).await.unwrap().is_empty(), "it is no news any more");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_is_hidden_is_the_desks_alone_and_tells_nobody(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, alice) = (&stage.ctx, &stage.alice);
    let number = suggested(&stage, &stage.carol, "Free beer").await.number;
    let hide =
        IdeaChange { is_hidden: Some(true), status: Some(IdeaStatus::Declined), ..IdeaChange::default() };
    assert!(change(ctx, alice, number, hide).await.unwrap().is_hidden);
    assert!(matches!(find(ctx, &stage.carol, number).await, Err(Error::NotFound)));
    assert!(matches!(vote(ctx, &stage.charlie, number, true).await, Err(Error::NotFound)));
    assert!(news(ctx, &stage.carol).await.unwrap().is_empty());
    let declined = || IdeaFilter { status: Some(IdeaStatus::Declined), ..IdeaFilter::default() };
    assert!(titles(&stage, &stage.carol, declined()).await.is_empty());
    assert_eq!(titles(&stage, alice, declined()).await, ["Free beer"]);
    let recorded = events(&stage).await;
    assert_eq!(recorded[1].event, IdeaEvent::Hidden { is_hidden: true });
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_board_is_ordered_narrowed_and_paged(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, carol) = (&stage.ctx, &stage.carol);
    for title in ["Dark mode", "100% cotton shades", "A battery"] {
        ctx.clock.advance(TimeDelta::minutes(1));
        suggested(&stage, carol, title).await;
    }
    let cotton = IdeaFilter { search: Some("100% COTTON".to_owned()), ..IdeaFilter::default() };
    let shades = list(ctx, carol, &cotton).await.unwrap().ideas.remove(0);
    vote(ctx, &stage.charlie, shades.number, true).await.unwrap();
    assert_eq!(titles(&stage, carol, IdeaFilter::default()).await[0], "100% cotton shades");
    let newest = IdeaFilter { sort: IdeaSort::Newest, ..IdeaFilter::default() };
    assert_eq!(titles(&stage, carol, newest).await, ["A battery", "100% cotton shades", "Dark mode"]);
    let page = |page| IdeaFilter { page: Some(page), limit: Some(2), ..IdeaFilter::default() };
    assert_eq!(titles(&stage, carol, page(2)).await.len(), 1);
    assert_eq!(list(ctx, carol, &page(1)).await.unwrap().pagination.pages, 2);
    let declined = IdeaChange { status: Some(IdeaStatus::Declined), ..IdeaChange::default() };
    change(ctx, &stage.alice, shades.number, declined).await.unwrap();
    assert_eq!(
        titles(&stage, carol, IdeaFilter::default()).await.len(),
        2,
        "what was declined is not in the way"
    );
    let searched = IdeaFilter { search: Some("cotton".to_owned()), ..IdeaFilter::default() };
    assert_eq!(titles(&stage, carol, searched).await.len(), 1, "and is found all the same");
    let nothing = IdeaFilter { search: Some("_".to_owned()), ..IdeaFilter::default() };
    assert!(titles(&stage, carol, nothing).await.is_empty());
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn feedback_becomes_one_idea_however_often(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, alice, feedback) = (&stage.ctx, &stage.alice, Uuid::from_u128(7));
    let make = || create_from(ctx, alice, feedback, "Dark mode".to_owned(), String::new());
    let idea = make().await.unwrap();
    assert_eq!((idea.feedback_id, idea.author.clone(), idea.vote_count), (Some(feedback), None, 0));
    assert_eq!(make().await.unwrap(), idea);
    assert_eq!(find(ctx, &stage.carol, idea.number).await.unwrap().feedback_id, None);
    assert_eq!(events(&stage).await.len(), 1);
    let carols = create_from(ctx, &stage.carol, feedback, "Dark mode".to_owned(), String::new()).await;
    assert!(matches!(carols, Err(Error::Forbidden)));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn people_who_become_one_have_one_vote(db: PgPool) {
    let stage = Stage::new(db).await;
    let ctx = &stage.ctx;
    let both = suggested(&stage, &stage.carol, "Dark mode").await.number;
    let his = suggested(&stage, &stage.charlie, "A battery").await.number;
    vote(ctx, &stage.charlie, both, true).await.unwrap();
    let mut tx = ctx.begin().await.unwrap();
    let (from, to) = (stage.charlie.id().unwrap(), stage.carol.id().unwrap());
    move_voter(&mut tx, from, to).await.unwrap();
    ctx.commit(tx).await.unwrap();
    for number in [both, his] {
        let idea = find(ctx, &stage.carol, number).await.unwrap();
        assert_eq!((idea.vote_count, idea.is_voted, idea.author.is_some()), (1, true, true));
    }
    counts_are_right(&stage).await;
}
