//! The tags in use, to be suggested. Counted over the newest tickets that have any: what nobody used for so long that ten
//! thousand others came since is suggested to nobody.

use std::sync::{PoisonError, RwLock};

use base::{
    DateTime, PageQuery, Pagination, Utc,
    chrono::TimeDelta,
    server::{Actor, Ctx, Result},
};

use crate::server::permissions;
use crate::{Tag, TagQuery, Tags, draft::tidy_tag};

/// The most tickets that are looked at.
const NEWEST: i64 = 10_000;

/// The tags with these letters in them, most used first.
///
/// # Errors
/// [`Forbidden`](base::server::Error::Forbidden) for customers, who see no tags.
pub async fn tags(ctx: &Ctx, actor: &Actor, query: &TagQuery) -> Result<Tags> {
    actor.can(permissions::READ_ALL)?;
    let page = PageQuery { page: query.page, limit: query.limit, cursor: None };
    let letters = tidy_tag(&query.search.as_deref().unwrap_or_default().replace('\0', ""));
    let mut reader = ctx.read().await?;
    let rows = sqlx::query!(
        r#"select tag as "tag!", count(*) as "count!", count(*) over () as "total!"
         from (select tags from tickets where tags <> '{}' order by created_at desc, id desc limit $2) as newest,
             unnest(newest.tags) as tag
         where position($1 in tag) > 0
         group by tag order by count(*) desc, tag limit $3 offset $4"#,
        letters,
        NEWEST,
        i64::from(page.limit()),
        page.offset(),
    )
    .fetch_all(&mut *reader)
    .await?;
    reader.release();
    let total = rows.first().map_or(0, |row| row.total);
    let tags = rows.into_iter().map(|row| Tag { name: row.tag, count: row.count }).collect();
    Ok(Tags { tags, pagination: Pagination::new(&page, total, None) })
}

/// The tags that are used most, as they were within the last minute: what every page of a ticket offers without script.
///
/// # Errors
/// As [`tags`].
pub async fn common_tags(ctx: &Ctx, actor: &Actor) -> Result<Vec<String>> {
    actor.can(permissions::READ_ALL)?;
    let kept = ctx.shared::<RwLock<Option<CommonTags>>>();
    let now = ctx.now();
    if let Some(known) = &*kept.read().unwrap_or_else(PoisonError::into_inner)
        && now - known.at < TimeDelta::minutes(1)
    {
        return Ok(known.names.clone());
    }
    let found = tags(ctx, actor, &TagQuery::default()).await?;
    let names: Vec<_> = found.tags.into_iter().map(|tag| tag.name).collect();
    let known = CommonTags { names: names.clone(), at: now };
    *kept.write().unwrap_or_else(PoisonError::into_inner) = Some(known);
    Ok(names)
}

struct CommonTags {
    names: Vec<String>,
    at: DateTime<Utc>,
}

#[cfg(test)]
mod tests {
    use identity::server::test::Stage;
    use sqlx::PgPool;

    use super::*;
    use crate::{
        Change, NewTicket,
        server::{change, open},
    };

    #[sqlx::test(migrator = "migrations::MIGRATOR")]
    async fn what_is_used_most_is_suggested_first(db: PgPool) {
        let stage = Stage::new(db).await;
        for tags in [vec!["vip", "late-parcel"], vec!["late-parcel", "50%"], vec![]] {
            let ticket = open(&stage.ctx, &stage.carol, NewTicket::new("The lamp", "Dark."), None).await;
            let tags = Some(tags.into_iter().map(str::to_owned).collect());
            let change_tags = Change { tags, ..Change::default() };
            change(&stage.ctx, &stage.alice, &ticket.unwrap().number, change_tags).await.unwrap();
        }
        let found = async |search: &str| {
            let query = TagQuery { search: Some(search.to_owned()), ..TagQuery::default() };
            let found = tags(&stage.ctx, &stage.alice, &query).await.unwrap();
            assert_eq!(found.pagination.total, found.tags.len() as i64);
            found.tags.into_iter().map(|tag| (tag.name, tag.count)).collect::<Vec<_>>()
        };
        let named = |name: &str, count| (name.to_owned(), count);
        assert_eq!(found("").await, [named("late-parcel", 2), named("50%", 1), named("vip", 1)]);
        assert_eq!(found("Parcel").await, [named("late-parcel", 2)]);
        assert_eq!(found("%").await, [named("50%", 1)], "a sign is itself");
        assert_eq!(found("_").await, []);
        let second = TagQuery { page: Some(2), limit: Some(2), ..TagQuery::default() };
        let second = tags(&stage.ctx, &stage.alice, &second).await.unwrap();
        assert_eq!(second.tags[0].name, "vip");
        assert!(tags(&stage.ctx, &stage.carol, &TagQuery::default()).await.is_err());
    }
}
