//! Reads the stories of tickets: what reports reckon from.

use std::collections::HashMap;

use base::{DateTime, Utc, server::Result, uuid::Uuid};
use sqlx::PgConnection;
use tickets::{SenderType, Status};

use super::reckon::{Moved, Said, Story};

/// The stories of those of these tickets that there are.
pub(super) async fn stories(connection: &mut PgConnection, tickets: &[Uuid]) -> Result<Vec<Story>> {
    let mut said = said(connection, tickets).await?;
    let mut moves = moves(connection, tickets).await?;
    let rows = sqlx::query!(
        r#"select t.id, t.last_seq, c.slug as category, t.priority, t.source, t.tags, t.status, t.assignee_id,
             t.created_at, coalesce(t.resolved_at, t.closed_at) as over_at
         from tickets t join categories c on c.id = t.category_id where t.id = any($1)"#,
        tickets,
    )
    .fetch_all(connection)
    .await?;
    let story = rows.into_iter().map(|row| {
        let status = parse_status(&row.status)?;
        Ok(Story {
            ticket_id: row.id,
            seq: row.last_seq,
            category: row.category,
            priority: row.priority,
            channel: row.source,
            tags: row.tags,
            status,
            assignee_id: row.assignee_id,
            created_at: row.created_at,
            over_at: row.over_at,
            said: said.remove(&row.id).unwrap_or_default(),
            moves: moves.remove(&row.id).unwrap_or_default(),
        })
    });
    story.collect()
}

fn parse_status(word: &str) -> Result<Status> {
    Ok(Status::parse(word).ok_or_else(|| anyhow::anyhow!("status {word:?} is unknown"))?)
}

/// What was said for everybody, in order.
async fn said(connection: &mut PgConnection, tickets: &[Uuid]) -> Result<HashMap<Uuid, Vec<Said>>> {
    let rows = sqlx::query!(
        "select ticket_id, sender_type, sender_id, created_at from ticket_messages
         where ticket_id = any($1) and not is_internal order by ticket_id, created_at, id",
        tickets,
    )
    .fetch_all(connection)
    .await?;
    let mut said: HashMap<Uuid, Vec<Said>> = HashMap::new();
    for row in rows {
        let Some(sender) = SenderType::parse(&row.sender_type) else { continue };
        let line = Said { sender, by: row.sender_id, at: row.created_at };
        said.entry(row.ticket_id).or_default().push(line);
    }
    Ok(said)
}

/// How tickets moved, in order. Lines of measured data say that something happened and not what.
async fn moves(connection: &mut PgConnection, tickets: &[Uuid]) -> Result<HashMap<Uuid, Vec<Moved>>> {
    let rows = sqlx::query!(
        r#"select ticket_id, metadata->>'from' as "from!", metadata->>'to' as "to!", created_at,
             case when performed_role in ('agent', 'admin') then performed_by end as agent
         from ticket_events
         where ticket_id = any($1) and event_type = 'status_changed' and metadata ? 'from' and metadata ? 'to'
         order by ticket_id, seq"#,
        tickets,
    )
    .fetch_all(connection)
    .await?;
    let mut moves: HashMap<Uuid, Vec<Moved>> = HashMap::new();
    for row in rows {
        let (from, to) = (parse_status(&row.from)?, parse_status(&row.to)?);
        let at: DateTime<Utc> = row.created_at;
        moves.entry(row.ticket_id).or_default().push(Moved { from, to, agent: row.agent, at });
    }
    Ok(moves)
}
