//! The tickets that a figure, or a row of a section, is made of: a keyset page, the newest first.

use base::{
    COUNTED_EXACTLY, DateTime, PageQuery, Pagination, Utc,
    server::{Actor, Ctx, Cursor, Result, invalid},
    uuid::Uuid,
};
use sqlx::{Postgres, QueryBuilder};
use tickets::{Party, Priority, Status};

use super::{
    asked::Asked,
    catalogue::plan,
    dimension::push_key,
    find::note,
    measure_sql::{Base, MeasureSql},
    numbers::{clocked, push_rows},
};
use crate::{
    FigureFilter, FigureTicket, FigureTickets, Measure, Refusal, ReportName, SectionKey, server::permissions,
};

/// A page of the tickets of a figure.
///
/// # Errors
/// [`base::server::Error::Invalid`] for a figure or a row that the report does not have or that is not made of tickets, and
/// as [`super::report`].
#[tracing::instrument(name = "analytics.figure_tickets", skip_all, fields(report.name = name.as_str()))]
pub async fn figure_tickets(
    ctx: &Ctx,
    actor: &Actor,
    name: ReportName,
    filter: &FigureFilter,
) -> Result<FigureTickets> {
    actor.can(permissions::READ)?;
    check(name, filter)?;
    let asked = Asked::read(ctx, actor, name, &filter.report_filter()).await?;
    let cursor = filter.cursor.as_deref().map(Cursor::read).transpose()?;
    let query = PageQuery { page: None, limit: filter.limit, cursor: filter.cursor.clone() };
    let mut connection = ctx.read().await?;
    asked.check(&mut connection).await?;
    if note(&mut connection, &plan(name)).await?.is_some() {
        return Err(invalid("figure", Refusal::UnknownFigure));
    }
    let mut count = QueryBuilder::new("select count(*) from (");
    push_made_of(&mut count, filter, &asked);
    count.push(" limit ").push(COUNTED_EXACTLY + 1).push(") as made_of");
    let total: i64 = count.build_query_scalar().persistent(false).fetch_one(&mut *connection).await?;
    let mut page = page_query(filter, &asked, cursor, query.limit());
    let mut rows: Vec<TicketRow> =
        page.build_query_as().persistent(false).fetch_all(&mut *connection).await?;
    connection.release();
    let has_more = rows.len() > query.limit() as usize;
    rows.truncate(query.limit() as usize);
    let last = rows.last().filter(|_| has_more);
    let next_cursor = last.map(|row| Cursor { at: row.created_at, id: row.id }.write());
    let tickets = rows.into_iter().map(TicketRow::into_ticket).collect::<Result<_>>()?;
    Ok(FigureTickets { tickets, pagination: Pagination::new(&query, total, next_cursor) })
}

/// Refuses what the report does not show.
fn check(name: ReportName, filter: &FigureFilter) -> Result<()> {
    let plan = plan(name);
    let has = |columns: &[Measure]| columns.contains(&filter.figure);
    let has_tickets = MeasureSql::of(filter.figure).rows.base.ticket().is_some();
    let is_shown = match (filter.section, &filter.row) {
        (None, None) => has(plan.figures) || plan.sections.iter().any(|section| has(section.columns)),
        (Some(key), Some(_)) => {
            let is_opened = key != SectionKey::WeekdayHours;
            is_opened && plan.sections.iter().any(|section| section.key == key && has(section.columns))
        }
        _ => return Err(invalid("row", Refusal::UnknownRow)),
    };
    if is_shown && has_tickets { Ok(()) } else { Err(invalid("figure", Refusal::UnknownFigure)) }
}

/// The tickets with what each adds: the very rows that the number is made of.
fn push_made_of(query: &mut QueryBuilder<Postgres>, filter: &FigureFilter, asked: &Asked) {
    let sql = MeasureSql::of(filter.figure);
    let (ticket, each) = (sql.rows.base.ticket().unwrap_or("null"), clocked(sql.each, asked.clock));
    let has_many = sql.rows.base != Base::Tickets;
    let value = if has_many { format!("max({each})") } else { each };
    query.push(format!("select {ticket} as id, ({value})::float8 as value"));
    push_rows(query, sql.rows, filter.section, asked);
    query.push(" and ").push(sql.holds);
    if let (Some(section), Some(row)) = (filter.section, &filter.row) {
        query.push(" and ");
        push_key(query, sql.rows, section, asked);
        query.push(" = ").push_bind(row.clone());
    }
    if has_many {
        query.push(" group by 1");
    }
}

fn page_query(
    filter: &FigureFilter,
    asked: &Asked,
    cursor: Option<Cursor>,
    limit: u32,
) -> QueryBuilder<Postgres> {
    let mut query = QueryBuilder::new(
        "select t.id, t.number, t.subject, t.status, t.priority, c.slug as category, a.id as assignee_id,
             a.name as assignee_name, t.created_at, made_of.value
         from (",
    );
    push_made_of(&mut query, filter, asked);
    query.push(
        ") as made_of join tickets t on t.id = made_of.id join categories c on c.id = t.category_id
         left join users a on a.id = t.assignee_id",
    );
    if let Some(cursor) = cursor {
        query.push(" where (t.created_at, t.id) < (").push_bind(cursor.at).push(", ");
        query.push_bind(cursor.id).push(")");
    }
    query.push(" order by t.created_at desc, t.id desc limit ").push(i64::from(limit) + 1);
    query
}

#[derive(sqlx::FromRow)]
struct TicketRow {
    id: Uuid,
    number: String,
    subject: String,
    status: String,
    priority: i16,
    category: String,
    assignee_id: Option<Uuid>,
    assignee_name: Option<String>,
    created_at: DateTime<Utc>,
    value: Option<f64>,
}

impl TicketRow {
    fn into_ticket(self) -> Result<FigureTicket> {
        let status = Status::parse(&self.status)
            .ok_or_else(|| anyhow::anyhow!("status {:?} is unknown", self.status))?;
        Ok(FigureTicket {
            id: self.id.into(),
            number: self.number,
            subject: self.subject,
            status,
            priority: Priority::from_rank(self.priority),
            category: self.category,
            assigned_to: self
                .assignee_id
                .zip(self.assignee_name)
                .map(|(id, name)| Party { id: id.into(), name }),
            created_at: self.created_at,
            value: self.value,
        })
    }
}
