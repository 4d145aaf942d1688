//! Finds a ticket through the actor: what may not be seen is never handed out.

use base::{
    DateTime, Utc,
    server::{Actor, BatchLoader, Ctx, Error, Result, Tx},
    uuid::Uuid,
};

use super::owner::{Owner, Reach};
use crate::server::permissions;
use crate::{Party, Priority, Source, Status, Ticket, TicketId};

/// The ticket of an id or a number.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or none that the actor may see.
pub async fn find(ctx: &Ctx, actor: &Actor, key: &str) -> Result<Ticket> {
    let own = scope(actor)?;
    let id = match key.parse() {
        Ok(id) => id,
        Err(_) => {
            let mut reader = ctx.read().await?;
            let id = resolve(&mut reader, key).await?;
            reader.release();
            id
        }
    };
    let asked = ctx.shared::<BatchLoader<Asked, Option<TicketRow>>>();
    let row = asked.ask(ctx, Asked { id, own }, answer).await?;
    row.ok_or(Error::NotFound)?.into_ticket(own.is_none())
}

/// A ticket, and who has to see it.
#[derive(Clone, Copy)]
struct Asked {
    id: TicketId,
    own: Option<Owner>,
}

async fn answer(ctx: Ctx, asked: Vec<Asked>) -> Result<Vec<Option<TicketRow>>> {
    let mut reader = ctx.read().await?;
    let rows = rows(&mut reader, &asked).await?;
    reader.release();
    Ok(asked.iter().map(|asked| rows.iter().find(|row| row.answers(asked)).cloned()).collect())
}

/// The id that a path means. It says nothing of who may see the ticket.
pub(super) async fn resolve(connection: &mut sqlx::PgConnection, key: &str) -> Result<TicketId> {
    if let Ok(id) = key.parse() {
        return Ok(id);
    }
    if key.len() > 40 || key.contains('\0') {
        return Err(Error::NotFound);
    }
    let id = sqlx::query_scalar!("select id from tickets where number = upper($1)", key)
        .fetch_optional(connection)
        .await?;
    id.map(TicketId).ok_or(Error::NotFound)
}

/// Finds and locks the ticket until the transaction ends; changes to one ticket come one after another.
pub(super) async fn lock(tx: &mut Tx, actor: &Actor, key: &str) -> Result<Ticket> {
    let id = resolve(tx, key).await?;
    sqlx::query!("select from tickets where id = $1 for update", id.0).fetch_optional(&mut **tx).await?;
    load(tx, actor, id).await
}

/// Whose tickets the actor may see: everybody's at the desk, their own elsewhere, and those of their organisation where it
/// shares them.
pub(super) fn scope(actor: &Actor) -> Result<Option<Owner>> {
    if actor.may(permissions::READ_ALL) { Ok(None) } else { Ok(Some(Owner::of(actor.person()?))) }
}

pub(super) async fn load(connection: &mut sqlx::PgConnection, actor: &Actor, id: TicketId) -> Result<Ticket> {
    let asked = Asked { id, own: scope(actor)? };
    let row = rows(connection, &[asked]).await?.into_iter().find(|row| row.answers(&asked));
    row.ok_or(Error::NotFound)?.into_ticket(asked.own.is_none())
}

/// The rows that were asked for, in no order; what nobody of these may see is not loaded.
async fn rows(connection: &mut sqlx::PgConnection, asked: &[Asked]) -> Result<Vec<TicketRow>> {
    let ids: Vec<_> = asked.iter().map(|asked| asked.id.0).collect();
    let owners: Vec<_> = asked.iter().map(|asked| asked.own.map(|own| own.person.0)).collect();
    let shared: Vec<_> =
        asked.iter().map(|asked| asked.own.is_some_and(|own| own.reach == Reach::Shared)).collect();
    let rows = sqlx::query_as!(
        TicketRow,
        r#"
        select t.id, t.number, t.subject, t.preview, t.status, t.priority, t.source, t.chat_session_id, t.tags,
            t.is_held, t.version,
            t.last_seq, t.last_public_seq, t.message_count, t.created_at, t.waiting_since, t.first_responded_at,
            case when asked.own is null then t.updated_at
                else coalesce(last_public_change(t.id), t.created_at) end as "updated_at!",
            t.resolved_at, t.closed_at, c.slug as category, r.id as requester_id, r.name as requester_name,
            a.id as "assignee_id?", a.name as "assignee_name?", asked.own as "seen_by?"
        -- Selected, because a planner that sees how long they are plans anew every time, for longer than it then reads.
        from unnest((select $1::uuid[]), (select $2::uuid[]), (select $3::boolean[])) as asked(id, own, is_shared)
        join tickets t on t.id = asked.id and (asked.own is null or t.requester_id = asked.own
            or (asked.is_shared and exists (
                select from users me join organizations o on o.id = me.organization_id and o.is_shared
                join users mate on mate.organization_id = o.id
                where me.id = asked.own and mate.id = t.requester_id)))
        join categories c on c.id = t.category_id
        join users r on r.id = t.requester_id
        left join users a on a.id = t.assignee_id
        "#,
        &ids,
        &owners as &[Option<Uuid>],
        &shared,
    )
    .fetch_all(connection)
    .await?;
    Ok(rows)
}

/// Somebody whom a row may name.
pub(super) fn party(id: Option<Uuid>, name: Option<String>) -> Option<Party> {
    id.zip(name).map(|(id, name)| Party { id: id.into(), name })
}

/// A row of every query that reads tickets; its columns are named in [`rows`] and in the list.
#[derive(Clone, sqlx::FromRow)]
pub(super) struct TicketRow {
    pub id: Uuid,
    pub number: String,
    pub subject: String,
    pub preview: String,
    pub status: String,
    pub priority: i16,
    pub source: String,
    pub chat_session_id: Option<Uuid>,
    pub tags: Vec<String>,
    pub is_held: bool,
    pub version: i64,
    pub last_seq: i64,
    pub last_public_seq: i64,
    pub message_count: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub waiting_since: Option<DateTime<Utc>>,
    pub first_responded_at: Option<DateTime<Utc>>,
    pub resolved_at: Option<DateTime<Utc>>,
    pub closed_at: Option<DateTime<Utc>>,
    pub category: String,
    pub requester_id: Uuid,
    pub requester_name: String,
    pub assignee_id: Option<Uuid>,
    pub assignee_name: Option<String>,
    /// Who was found to see it; nobody where the desk asked. A list is one person's as a whole.
    #[sqlx(default)]
    pub seen_by: Option<Uuid>,
}

impl TicketRow {
    /// Whether this is what was asked for, for whom it was asked.
    fn answers(&self, asked: &Asked) -> bool {
        self.id == asked.id.0 && self.seen_by == asked.own.map(|own| own.person.0)
    }

    /// The ticket as the desk or as its customer sees it.
    pub fn into_ticket(self, is_staff: bool) -> Result<Ticket> {
        let status = Status::parse(&self.status)
            .ok_or_else(|| anyhow::anyhow!("status {:?} is unknown", self.status))?;
        Ok(Ticket {
            id: self.id.into(),
            number: self.number,
            subject: self.subject,
            preview: self.preview,
            status,
            priority: Priority::from_rank(self.priority),
            category: self.category,
            source: Source::parse(&self.source).unwrap_or_default(),
            chat_session_id: self.chat_session_id,
            requester: Party { id: self.requester_id.into(), name: self.requester_name },
            assigned_to: party(self.assignee_id, self.assignee_name),
            tags: if is_staff { self.tags } else { Vec::new() },
            is_held: is_staff && self.is_held,
            // A customer's own count of changes: theirs must not tell of the desk's.
            version: if is_staff { self.version } else { self.last_public_seq },
            seq: if is_staff { self.last_seq } else { self.last_public_seq },
            message_count: self.message_count,
            created_at: self.created_at,
            updated_at: self.updated_at,
            waiting_since: self.waiting_since,
            first_responded_at: self.first_responded_at,
            resolved_at: self.resolved_at,
            closed_at: self.closed_at,
        })
    }
}
