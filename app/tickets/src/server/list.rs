//! Lists of tickets, narrowed by the actor before anything else. The one truly dynamic query of the domain.

use base::{
    COUNTED_EXACTLY, Pagination, Utc,
    server::{Actor, Ctx, Result, find_time_zone},
};
use categories::category_slug;
use sqlx::{Postgres, QueryBuilder};

use super::{
    find::{TicketRow, scope},
    list_cursor::Cursor,
    order::{Part, parts},
    owner::{Owner, Reach},
    search,
};
use crate::server::permissions;
use crate::{AssignedTo, COUNTED_IN_RAIL, Filter, Tickets, draft::tidy_tag};

const COLUMNS: &str = "t.id, t.number, t.subject, t.preview, t.status, t.priority, t.source, \
    t.chat_session_id, t.tags, t.is_held, t.version, t.last_seq, t.last_public_seq, t.message_count, t.created_at, t.waiting_since, t.first_responded_at, \
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
    let own = Owner { person: actor.person()?.id, reach: Reach::Own };
    list_of(ctx, actor, Some(own), filter, COUNTED_EXACTLY).await
}

/// The tickets that others of the actor's organisation asked, where it shares them; none for whoever is in no such one.
///
/// # Errors
/// As [`list`].
pub async fn list_of_colleagues(ctx: &Ctx, actor: &Actor, filter: &Filter) -> Result<Tickets> {
    let person = actor.person()?;
    if person.organization.is_none() {
        let pagination = Pagination::new(&filter.page_query(), 0, None);
        return Ok(Tickets { tickets: Vec::new(), pagination });
    }
    let others = Owner { person: person.id, reach: Reach::Others };
    list_of(ctx, actor, Some(others), filter, COUNTED_EXACTLY).await
}

/// The desk's list: as [`list`] for the desk alone, and counted no further than a rail shows.
///
/// # Errors
/// As [`list`], and forbidden for customers.
pub async fn queue(ctx: &Ctx, actor: &Actor, filter: &Filter) -> Result<Tickets> {
    actor.can(permissions::READ_ALL)?;
    list_of(ctx, actor, None, filter, COUNTED_IN_RAIL).await
}

/// The admins' table of all tickets: as [`queue`], for whoever looks after all of them.
///
/// # Errors
/// As [`list`], and forbidden for everybody but admins.
pub async fn admin_table(ctx: &Ctx, actor: &Actor, filter: &Filter) -> Result<Tickets> {
    // Who may delete any ticket is who the table is for.
    actor.can(permissions::DELETE)?;
    queue(ctx, actor, filter).await
}

async fn list_of(
    ctx: &Ctx,
    actor: &Actor,
    own: Option<Owner>,
    filter: &Filter,
    most: i64,
) -> Result<Tickets> {
    let query = filter.page_query();
    let mut rows = page(ctx, actor, own, filter).await?;
    let has_more = rows.len() > query.limit() as usize;
    rows.truncate(query.limit() as usize);
    let by = filter.sort.unwrap_or_default().by;
    let next_cursor = rows.last().filter(|_| has_more).map(|row| Cursor::of(by, row).write());
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
async fn page(ctx: &Ctx, actor: &Actor, own: Option<Owner>, filter: &Filter) -> Result<Vec<TicketRow>> {
    let query = filter.page_query();
    let wanted = i64::from(query.limit()) + 1;
    let mut skip = if filter.cursor.is_none() { query.offset() } else { 0 };
    let words = search::words(filter);
    let mut reader = ctx.read().await?;
    let parts = parts(&mut reader, filter).await?;
    let is_one = parts.len() == 1;
    let mut rows: Vec<TicketRow> = Vec::new();
    for part in parts {
        let missing = wanted - i64::try_from(rows.len()).unwrap_or(wanted);
        if missing <= 0 {
            break;
        }
        // How much of several parts is passed over only their rows tell.
        let range = if is_one { (missing, skip) } else { (missing + skip, 0) };
        let mut select = QueryBuilder::default();
        push_page(&mut select, ctx, actor, own, filter, &part, range)?;
        // How common the asked words are decides how they are best looked for: such a plan is nobody else's.
        let found: Vec<TicketRow> =
            select.build_query_as().persistent(words.is_none()).fetch_all(&mut *reader).await?;
        let passed = if is_one { 0 } else { skip.min(i64::try_from(found.len()).unwrap_or(skip)) };
        skip -= passed;
        rows.extend(found.into_iter().skip(usize::try_from(passed).unwrap_or_default()));
    }
    reader.release();
    Ok(rows)
}

/// Writes the question for rows of one part of the list.
fn push_page(
    select: &mut QueryBuilder<Postgres>,
    ctx: &Ctx,
    actor: &Actor,
    own: Option<Owner>,
    filter: &Filter,
    part: &Part,
    range: (i64, i64),
) -> Result<()> {
    let words = search::words(filter);
    if let Some(words) = &words {
        search::push_hits(select, ctx, actor, own, filter, words)?;
    }
    select.push("select ").push(COLUMNS).push(match own {
        Some(_) => ", coalesce(last_public_change(t.id), t.created_at) as updated_at",
        None => ", t.updated_at",
    });
    select.push(" from ");
    part.push(select, own, range, |query| {
        match &words {
            Some(_) => query.push("t.id in (select id from hits)"),
            None => narrow(query, actor, own, filter)?,
        };
        Ok(())
    })?;
    select.push(
        " join categories c on c.id = t.category_id
         join users r on r.id = t.requester_id left join users a on a.id = t.assignee_id",
    );
    part.push_end(select, own, range);
    Ok(())
}

/// Writes the question for the first page of the desk's list, for tests of what it reads.
#[cfg(test)]
pub(super) async fn plan(
    ctx: &Ctx,
    actor: &Actor,
    filter: &Filter,
    select: &mut QueryBuilder<Postgres>,
) -> Result<()> {
    let mut reader = ctx.read().await?;
    let parts = parts(&mut reader, filter).await?;
    reader.release();
    let first = parts.first().ok_or(base::server::Error::NotFound)?;
    push_page(select, ctx, actor, None, filter, first, (i64::from(filter.page_query().limit()) + 1, 0))
}

/// Counts matches, but no further than `most`.
async fn count_up_to(
    ctx: &Ctx,
    actor: &Actor,
    own: Option<Owner>,
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
async fn estimate(ctx: &Ctx, actor: &Actor, own: Option<Owner>, filter: &Filter) -> Result<i64> {
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
    own: Option<Owner>,
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
    own: Option<Owner>,
    filter: &Filter,
) -> Result<&'q mut QueryBuilder<Postgres>> {
    match own {
        Some(own) => own.narrow(query),
        None => {
            query.push("true");
        }
    }
    if let Some(requester) = filter.requester {
        query.push(" and t.requester_id = ").push_bind(requester.0);
    }
    if let Some(organization) = filter.organization {
        query.push(" and t.requester_id = any(array(select id from users where organization_id = ");
        query.push_bind(organization.0).push("))");
    }
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
    // A day is one on the clocks of whoever asks, and of UTC where they named none.
    let zone = actor.person().ok().and_then(|person| find_time_zone(person.time_zone.as_deref()?));
    if let Some(from) = filter.created_from {
        let begins = zone.map_or_else(|| from.begins(&Utc), |zone| from.begins(&zone));
        query.push(" and t.created_at >= ").push_bind(begins);
    }
    if let Some(to) = filter.created_to {
        let ends = zone.map_or_else(|| to.ends(&Utc), |zone| to.ends(&zone));
        query.push(" and t.created_at < ").push_bind(ends);
    }
    Ok(query)
}

#[cfg(test)]
mod tests {
    use base::{chrono::TimeDelta, server::Person};
    use identity::server::test::Stage;
    use sqlx::PgPool;

    use super::*;
    use crate::{NewTicket, View, server::open};

    #[sqlx::test(migrator = "migrations::MIGRATOR")]
    async fn a_day_is_one_on_the_clocks_of_whoever_asks(db: PgPool) {
        let stage = Stage::new(db).await;
        let ticket = open(&stage.ctx, &stage.carol, NewTicket::new("Dark", "It stays dark."), None).await;
        let opened = ticket.unwrap().created_at;
        // Where it is half a day later, and where it is half a day earlier: one of them has another date.
        for (zone, hours) in [("Etc/GMT-12", 12), ("Etc/GMT+12", -12)] {
            let Actor::Person(person) = stage.alice.clone() else { panic!("Alice is somebody") };
            let alice = Actor::Person(Person { time_zone: Some(zone.to_owned()), ..person });
            let there = (opened + TimeDelta::hours(hours)).date_naive();
            let day = Some(base::DayOrMoment::Day(there));
            let of_the_day = Filter { created_from: day, created_to: day, ..Filter::default() };
            let found = list(&stage.ctx, &alice, &of_the_day).await.unwrap();
            assert_eq!(found.tickets.len(), 1, "{opened} is {there} in {zone}");
        }
    }

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
}
