//! Finding people.

use super::*;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn people_are_found_by_their_words_and_filters(db: PgPool) {
    let stage = Stage::new(db).await;
    let ctx = &stage.ctx;
    let billing = team(&stage, "Billing").await;
    invite(ctx, &stage.erin, NewPerson { team_ids: vec![billing], ..dana(Role::Agent) }, None).await.unwrap();
    change(&stage, stage.charlie.id().unwrap(), closed()).await.unwrap();
    let names = async |filter: PeopleFilter| {
        let found = list_people(ctx, &stage.erin, &filter).await.unwrap();
        assert_eq!(found.pagination.total, found.people.len() as i64);
        let mut names: Vec<_> = found.people.into_iter().map(|person| person.name).collect();
        names.sort();
        names
    };
    let search = |words: &str| PeopleFilter { search: Some(words.to_owned()), ..PeopleFilter::default() };
    for words in ["ozturk", "Öztürk dana", "dan", "DANA@example.com", "öz"] {
        assert_eq!(names(search(words)).await, ["Dana Öztürk"], "{words}");
    }
    for words in ["?", "zebra", "' | '", "dana zebra", "\\"] {
        assert!(names(search(words)).await.is_empty(), "{words}");
    }
    let filter = PeopleFilter { role: Some(Role::Agent), ..PeopleFilter::default() };
    assert_eq!(names(filter.clone()).await, ["Alice", "Bob", "Dana Öztürk"]);
    assert_eq!(names(PeopleFilter { team: Some(billing), ..filter }).await, ["Dana Öztürk"]);
    let filter = PeopleFilter { is_active: Some(false), ..PeopleFilter::default() };
    assert_eq!(names(filter).await, ["Charlie"]);
    for stranger in [&stage.alice, &stage.carol] {
        let refused = list_people(ctx, stranger, &PeopleFilter::default()).await;
        assert!(matches!(refused, Err(Error::Forbidden)));
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn pages_by_number_and_by_cursor_show_everybody_once(db: PgPool) {
    let stage = Stage::new(db).await;
    let page = async |page: Option<u32>, cursor: Option<String>| {
        let filter = PeopleFilter { page, cursor, limit: Some(2), ..PeopleFilter::default() };
        list_people(&stage.ctx, &stage.erin, &filter).await.unwrap()
    };
    let (mut by_number, mut by_cursor, mut cursor) = (Vec::new(), Vec::new(), None);
    for number in 1..=3 {
        let numbered = page(Some(number), None).await;
        assert_eq!((numbered.pagination.total, numbered.pagination.pages), (5, 3));
        by_number.extend(numbered.people.into_iter().map(|person| person.name));
        let next = page(None, cursor).await;
        by_cursor.extend(next.people.into_iter().map(|person| person.name));
        cursor = next.pagination.next_cursor;
    }
    assert_eq!(cursor, None);
    assert_eq!(by_cursor, by_number);
    by_number.sort();
    assert_eq!(by_number, ["Alice", "Bob", "Carol", "Charlie", "Erin"]);
    let filter = PeopleFilter { cursor: Some("1".to_owned()), ..PeopleFilter::default() };
    assert!(matches!(list_people(&stage.ctx, &stage.erin, &filter).await, Err(Error::Invalid(_))));
}
