//! The verbs of ideas against a real database, with the cast.

use std::collections::BTreeSet;

use base::{
    chrono::TimeDelta,
    server::{Actor, Error, IdempotencyKey},
};
use identity::server::test::Stage;
use sqlx::PgPool;

use super::{change, count_to, create_from, find, list, merge, move_voter, news, suggest, vote};
use crate::{
    Feedback, FeedbackFilter, FeedbackId, FeedbackIdea, FeedbackStatus, Idea, IdeaChange, IdeaChanged,
    IdeaEvent, IdeaFilter, IdeaLink, IdeaMerge, IdeaNews, IdeaSort, IdeaStatus, NewFeedback, NewIdea,
    server::submissions::{self, hold, submit},
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

/// Feedback of somebody, in words.
async fn given(stage: &Stage, who: &Actor) -> FeedbackId {
    let draft = NewFeedback {
        context: "Lamps".to_owned(),
        comments: Some("\nThe lamp is too bright at night.\nIt wakes the baby.".to_owned()),
        ..NewFeedback::default()
    };
    submit(&stage.ctx, who, None, draft).await.unwrap().id
}

/// Counts feedback to an idea, as the desk's door does.
async fn counted(
    stage: &Stage,
    who: &Actor,
    feedback: FeedbackId,
    wanted: FeedbackIdea,
) -> Result<Feedback, Error> {
    let mut tx = stage.ctx.begin().await?;
    let held = hold(&mut tx, who, feedback).await?;
    let counted = count_to(&stage.ctx, &mut tx, who, held, wanted).await?;
    stage.ctx.commit(tx).await?;
    Ok(counted)
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn feedback_becomes_one_idea_however_often(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, alice) = (&stage.ctx, &stage.alice);
    let feedback = given(&stage, &stage.carol).await;
    let make = || create_from(ctx, alice, feedback, draft("Dark mode"));
    let idea = make().await.unwrap();
    assert_eq!((idea.feedback_id, idea.author.clone(), idea.vote_count), (Some(feedback.0), None, 0));
    let (again, third) = tokio::join!(make(), make());
    assert_eq!((again.unwrap(), third.unwrap()), (idea.clone(), idea.clone()));
    assert_eq!(find(ctx, &stage.carol, idea.number).await.unwrap().feedback_id, None, "the desk's to know");
    assert_eq!(events(&stage).await.len(), 1);
    let read = submissions::find(ctx, alice, feedback).await.unwrap();
    let link = IdeaLink { number: idea.number, title: "Dark mode".to_owned() };
    assert_eq!((read.idea, read.status), (Some(link), FeedbackStatus::Seen));
    let kinds: Vec<String> = sqlx::query_scalar("select kind from outbox where topic = $1 order by seq")
        .bind(format!("feedback:{feedback}"))
        .fetch_all(&ctx.db)
        .await
        .unwrap();
    assert_eq!(kinds, ["feedback.submitted", "feedback.became_idea"]);
    let carols = create_from(ctx, &stage.carol, feedback, draft("Dark mode")).await;
    assert!(matches!(carols, Err(Error::Forbidden)));
    let nowhere = create_from(ctx, alice, ctx.id().into(), draft("Dark mode")).await;
    assert!(matches!(nowhere, Err(Error::NotFound)));
    let nameless = given(&stage, &Actor::Anonymous).await;
    assert_eq!(refused(create_from(ctx, alice, nameless, draft("")).await), "title");
    assert_eq!(submissions::find(ctx, alice, nameless).await.unwrap().idea, None, "nothing of it is kept");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn several_pieces_count_to_one_idea_and_follow_it(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, alice) = (&stage.ctx, &stage.alice);
    let (one, other) = (given(&stage, &stage.carol).await, given(&stage, &Actor::Anonymous).await);
    let made = counted(&stage, alice, one, FeedbackIdea::Made(true)).await.unwrap().idea.unwrap();
    assert_eq!(made.title, "The lamp is too bright at night.", "its own first line");
    let kept = counted(&stage, alice, other, FeedbackIdea::Made(false)).await.unwrap();
    assert_eq!(kept.idea, None);
    let named = FeedbackIdea::Named(made.number);
    for _ in 0..2 {
        let linked = counted(&stage, alice, other, named.clone()).await.unwrap();
        assert_eq!(linked.idea.as_ref(), Some(&made));
    }
    let of_idea = async |number: i64| {
        let filter = FeedbackFilter { idea: u32::try_from(number).ok(), ..FeedbackFilter::default() };
        let found = submissions::list(ctx, alice, &filter).await.unwrap();
        found.feedback.into_iter().map(|feedback| feedback.id).collect::<BTreeSet<_>>()
    };
    let both = BTreeSet::from([one, other]);
    assert_eq!(of_idea(made.number).await, both);
    let into = suggested(&stage, &stage.charlie, "A night lamp").await.number;
    assert_eq!(refused(counted(&stage, alice, one, FeedbackIdea::Named(4711)).await), "idea");
    let elsewhere = refused(counted(&stage, alice, one, FeedbackIdea::Named(into)).await);
    assert_eq!(elsewhere, "This feedback is counted to another idea already.");
    assert!(of_idea(into).await.is_empty());
    merge(ctx, alice, made.number, IdeaMerge { into }).await.unwrap();
    for number in [made.number, into] {
        assert_eq!(of_idea(number).await, both, "{number}");
    }
    let read = submissions::find(ctx, alice, one).await.unwrap();
    assert_eq!(read.idea.map(|idea| (idea.number, idea.title)), Some((into, "A night lamp".to_owned())));
    let carols = counted(&stage, &stage.carol, one, named).await;
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
