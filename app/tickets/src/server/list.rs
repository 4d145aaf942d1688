//! Lists of tickets, narrowed by the actor before anything else. The one truly dynamic query of the domain.

use base::{
    COUNTED_EXACTLY, DateTime, Pagination, UserId, Utc,
    server::{Actor, Ctx, Cursor as Place, Result},
    uuid::Uuid,
};
use categories::category_slug;
use sqlx::{Postgres, QueryBuilder};

use super::{
    find::{TicketRow, scope},
    search,
};
use crate::server::permissions;
use crate::{AssignedTo, COUNTED_IN_RAIL, Filter, Sort, Tickets, draft::tidy_tag};

const COLUMNS: &str = "t.id, t.number, t.subject, t.preview, t.status, t.priority, t.source, t.tags, t.version, \
    t.last_seq, t.last_public_seq, t.message_count, t.created_at, t.first_responded_at, \
    t.resolved_at, t.closed_at, c.slug as category, r.id as requester_id, r.name as requester_name, \
    a.id as assignee_id, a.name as assignee_name";

/// The tickets that match, among those that the actor may see.
///
/// # Errors
/// Invalid input for a cursor that is not ours; unauthenticated where nobody is signed in.
pub async fn list(ctx: &Ctx, actor: &Actor, filter: &Filter) -> Result<Tickets> {
    list_of(ctx, actor, scope(actor)?, filter, COUNTED_EXACTLY).await
}

/// The tickets that the actor asked for themselves, whatever their role.
///
/// # Errors
/// As [`list`].
pub async fn list_own(ctx: &Ctx, actor: &Actor, filter: &Filter) -> Result<Tickets> {
    list_of(ctx, actor, Some(actor.person()?.id), filter, COUNTED_EXACTLY).await
}

/// The desk's list: as [`list`] for the desk alone, and counted no further than a rail shows.
///
/// # Errors
/// As [`list`], and forbidden for customers.
pub async fn queue(ctx: &Ctx, actor: &Actor, filter: &Filter) -> Result<Tickets> {
    actor.can(permissions::READ_ALL)?;
    list_of(ctx, actor, None, filter, COUNTED_IN_RAIL).await
}

async fn list_of(
    ctx: &Ctx,
    actor: &Actor,
    own: Option<UserId>,
    filter: &Filter,
    most: i64,
) -> Result<Tickets> {
    let query = filter.page_query();
    let mut rows = page(ctx, actor, own, filter).await?;
    let has_more = rows.len() > query.limit() as usize;
    rows.truncate(query.limit() as usize);
    let next_cursor = rows.last().filter(|_| has_more).map(|row| Cursor::of(row).write());
    // The last page says itself how many there are.
    let is_last = !has_more && filter.cursor.is_none() && (!rows.is_empty() || query.offset() == 0);
    let mut most = most;
    let total = if is_last {
        query.offset() + i64::try_from(rows.len()).unwrap_or_default()
    } else if let Some(words) = search::words(filter) {
        let (found, is_cut) = search::count(ctx, actor, own, filter, &words).await?;
        // There may be more than are looked at.
        most = if is_cut { found - 1 } else { found };
        found
    } else {
        let counted = count_up_to(ctx, actor, own, filter, most + 1).await?;
        if counted > most { counted.max(estimate(ctx, actor, own, filter).await?) } else { counted }
    };
    let tickets = rows.into_iter().map(|row| row.into_ticket(own.is_none())).collect::<Result<_>>()?;
    Ok(Tickets { tickets, pagination: Pagination::counted_to(&query, total, most, next_cursor) })
}

/// The rows of a page, and one more where there is a next one.
async fn page(ctx: &Ctx, actor: &Actor, own: Option<UserId>, filter: &Filter) -> Result<Vec<TicketRow>> {
    let query = filter.page_query();
    let sort = filter.sort.unwrap_or_default();
    let words = search::words(filter);
    let mut select = QueryBuilder::default();
    if let Some(words) = &words {
        search::push_hits(&mut select, ctx, actor, own, filter, words)?;
    }
    select.push("select ").push(COLUMNS).push(match own {
        Some(_) => ", coalesce(last_public_change(t.id), t.created_at) as updated_at",
        None => ", t.updated_at",
    });
    select.push(
        " from tickets t join categories c on c.id = t.category_id
         join users r on r.id = t.requester_id left join users a on a.id = t.assignee_id where ",
    );
    match &words {
        Some(_) => select.push("t.id in (select id from hits)"),
        None => narrow(&mut select, actor, own, filter)?,
    };
    if let Some(cursor) = &filter.cursor {
        continue_after(&mut select, sort, &Cursor::read(cursor)?);
    }
    select.push(match sort {
        Sort::Newest => " order by t.created_at desc, t.id desc",
        Sort::Oldest => " order by t.created_at, t.id",
        Sort::Priority => " order by t.priority desc, t.created_at desc, t.id desc",
    });
    // Written out, not bound: a plan for any limit is a plan that sorts everything.
    select.push(" limit ").push(query.limit() + 1);
    if filter.cursor.is_none() && query.offset() > 0 {
        select.push(" offset ").push_bind(query.offset());
    }
    let mut reader = ctx.read().await?;
    // How common the asked words are decides how they are best looked for: such a plan is nobody else's.
    let rows = select.build_query_as().persistent(words.is_none()).fetch_all(&mut *reader).await?;
    reader.release();
    Ok(rows)
}

/// Counts matches, but no further than `most`.
async fn count_up_to(
    ctx: &Ctx,
    actor: &Actor,
    own: Option<UserId>,
    filter: &Filter,
    most: i64,
) -> Result<i64> {
    let mut counted = QueryBuilder::default();
    push_count(&mut counted, actor, own, filter, most)?;
    let mut reader = ctx.read().await?;
    let count = counted.build_query_scalar().fetch_one(&mut *reader).await?;
    reader.release();
    Ok(count)
}

/// About how many match, as the planner thinks: where there are more than are counted.
async fn estimate(ctx: &Ctx, actor: &Actor, own: Option<UserId>, filter: &Filter) -> Result<i64> {
    let mut asked = QueryBuilder::new("explain (format json) select from tickets t where ");
    narrow(&mut asked, actor, own, filter)?;
    let mut reader = ctx.read().await?;
    let plan: serde_json::Value = asked.build_query_scalar().fetch_one(&mut *reader).await?;
    reader.release();
    Ok(plan[0]["Plan"]["Plan Rows"].as_i64().unwrap_or_default())
}

/// Writes the question how many match, but no further than `most`.
pub(super) fn push_count(
    query: &mut QueryBuilder<Postgres>,
    actor: &Actor,
    own: Option<UserId>,
    filter: &Filter,
    most: i64,
) -> Result<()> {
    query.push("select count(*) from (select 1 from tickets t where ");
    narrow(query, actor, own, filter)?;
    query.push(" limit ").push(most).push(") as matches");
    Ok(())
}

/// Narrows the tickets `t` to those of the filter, whatever is searched for in them.
pub(super) fn narrow<'q>(
    query: &'q mut QueryBuilder<Postgres>,
    actor: &Actor,
    own: Option<UserId>,
    filter: &Filter,
) -> Result<&'q mut QueryBuilder<Postgres>> {
    match own {
        Some(own) => query.push("t.requester_id = ").push_bind(own.0),
        None => query.push("true"),
    };
    if !filter.status.is_empty() {
        // Words of our own and few, so they are written out: the plan then knows how many tickets they mean.
        let words: Vec<_> = filter.status.iter().map(|status| format!("'{}'", status.as_str())).collect();
        query.push(" and t.status in (").push(words.join(", ")).push(")");
    }
    if !filter.priority.is_empty() {
        let ranks: Vec<_> = filter.priority.iter().map(|priority| priority.rank().to_string()).collect();
        query.push(" and t.priority in (").push(ranks.join(", ")).push(")");
    }
    if !filter.category.is_empty() {
        let slugs: Vec<_> = filter.category.iter().map(|said| category_slug(said)).collect();
        query
            .push(" and t.category_id in (select id from categories where slug = any(")
            .push_bind(slugs)
            .push("))");
    }
    match filter.assigned_to {
        Some(AssignedTo::Me) => {
            query.push(" and t.assignee_id = ").push_bind(actor.person()?.id.0);
        }
        Some(AssignedTo::None) => {
            query.push(" and t.assignee_id is null");
        }
        Some(AssignedTo::Person(id)) => {
            query.push(" and t.assignee_id = ").push_bind(id.0);
        }
        None => {}
    }
    // Customers do not see tags, so they cannot search by them either.
    if let Some(tag) = filter.tag.clone().filter(|_| own.is_none()) {
        query.push(" and t.tags @> ").push_bind(vec![tidy_tag(&tag)]);
    }
    // A day is one of UTC, until people have a time zone.
    if let Some(from) = filter.created_from {
        query.push(" and t.created_at >= ").push_bind(from.begins(&Utc));
    }
    if let Some(to) = filter.created_to {
        query.push(" and t.created_at < ").push_bind(to.ends(&Utc));
    }
    Ok(query)
}

fn continue_after(query: &mut QueryBuilder<Postgres>, sort: Sort, cursor: &Cursor) {
    match sort {
        Sort::Newest => query.push(" and (t.created_at, t.id) < ("),
        Sort::Oldest => query.push(" and (t.created_at, t.id) > ("),
        Sort::Priority => {
            query.push(" and (t.priority, t.created_at, t.id) < (").push_bind(cursor.priority).push(", ")
        }
    };
    query.push_bind(cursor.created_at).push(", ").push_bind(cursor.id).push(")");
}

/// The place of the last row of a page, in any of the orders.
#[derive(Debug, PartialEq)]
struct Cursor {
    priority: i16,
    created_at: DateTime<Utc>,
    id: Uuid,
}

impl Cursor {
    fn of(row: &TicketRow) -> Self {
        Self { priority: row.priority, created_at: row.created_at, id: row.id }
    }

    fn write(&self) -> String {
        format!("{}.{}", self.priority, Place { at: self.created_at, id: self.id }.write())
    }

    fn read(text: &str) -> Result<Self> {
        let (priority, place) = text.split_once('.').ok_or_else(Place::wrong)?;
        let priority = priority.parse().map_err(|_| Place::wrong())?;
        let Place { at, id } = Place::read(place)?;
        Ok(Self { priority, created_at: at, id })
    }
}

#[cfg(test)]
mod tests {
    use identity::server::test::Stage;
    use sqlx::PgPool;

    use super::*;
    use crate::View;

    #[sqlx::test(migrator = "migrations::MIGRATOR")]
    async fn counting_what_is_active_reads_nothing_that_is_over(db: PgPool) {
        let stage = Stage::new(db).await;
        sqlx::query(
            "insert into tickets (id, number, requester_id, category_id, assignee_id, subject, status,
                 created_at, updated_at, last_message_at)
             select gen_random_uuid(), 'T-' || n, $1, c.id, $2, 'The lamp', case when n % 8 = 0 then 'open' else 'closed' end,
                 now() - n * interval '1 minute', now(), now()
             from generate_series(1, 20000) n, (select id from categories limit 1) c",
        )
        .bind(stage.carol.person().unwrap().id.0)
        .bind(stage.alice.person().unwrap().id.0)
        .execute(&stage.ctx.db)
        .await
        .unwrap();
        sqlx::query("vacuum analyze tickets").execute(&stage.ctx.db).await.unwrap();
        let mut question = QueryBuilder::new("explain ");
        push_count(&mut question, &stage.alice, None, &View::Active.filter(), COUNTED_IN_RAIL).unwrap();
        let plan: Vec<String> = question.build_query_scalar().fetch_all(&stage.ctx.db).await.unwrap();
        let plan = plan.join("\n");
        assert!(plan.contains(" tickets_active "), "{plan}");
        assert!(!plan.contains("Filter"), "{plan}");
    }

    #[test]
    fn a_cursor_written_is_a_cursor_read() {
        let cursor = Cursor {
            priority: 3,
            created_at: DateTime::from_timestamp_micros(1_790_000_000_123_456).unwrap(),
            id: Uuid::from_u128(7),
        };
        assert_eq!(Cursor::read(&cursor.write()).unwrap(), cursor);
        for wrong in ["", "1", "1.2.3", "x.1.00000000-0000-0000-0000-000000000007"] {
            assert!(Cursor::read(wrong).is_err(), "{wrong}");
        }
    }
}
