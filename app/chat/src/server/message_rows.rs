//! Messages as they are written and read again.

use std::collections::HashMap;

use base::{
    DateTime, Utc,
    server::{Result, Tx},
    uuid::Uuid,
};
use files::server::attachments_of;
use identity::SenderType;

use super::{message_files::CHAT_MESSAGE, record::EventPosition};
use crate::{ChatMessage, ChatSessionId};

/// The messages of ids, each with its files; whoever may not see them must not have got the ids.
pub(super) async fn messages_of(
    connection: &mut sqlx::PgConnection,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, ChatMessage>> {
    let rows = sqlx::query_as!(
        MessageRow,
        "select id, session_id, sender_type, sender_id, sender_name, body, body_html, payload, is_internal, client_id,
             attachment_count, created_at
         from chat_messages where id = any($1)",
        ids,
    )
    .fetch_all(&mut *connection)
    .await?;
    into_messages(connection, rows).await
}

/// The message that its sender's device calls so.
pub(super) async fn message_of_client(
    connection: &mut sqlx::PgConnection,
    chat: ChatSessionId,
    client_id: Uuid,
) -> Result<Option<ChatMessage>> {
    let row = sqlx::query_as!(
        MessageRow,
        "select id, session_id, sender_type, sender_id, sender_name, body, body_html, payload, is_internal, client_id,
             attachment_count, created_at
         from chat_messages where session_id = $1 and client_id = $2",
        chat.0,
        client_id,
    )
    .fetch_optional(&mut *connection)
    .await?;
    Ok(into_messages(connection, row.into_iter().collect()).await?.into_values().next())
}

/// Writes a message at its place.
pub(super) async fn insert(tx: &mut Tx, message: &ChatMessage, position: &EventPosition) -> Result<()> {
    let payload =
        message.payload.as_ref().map(serde_json::to_value).transpose().map_err(anyhow::Error::from)?;
    sqlx::query!(
        "insert into chat_messages (id, session_id, seq, public_seq, sender_type, sender_id, sender_name, body, body_html,
             payload, is_internal, client_id, attachment_count, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        message.id.0,
        message.session_id.0,
        position.seq,
        position.public_seq,
        message.sender_type.as_str(),
        message.sender_id.map(|id| id.0),
        message.sender_name,
        message.body,
        message.body_html,
        payload,
        message.is_internal,
        message.client_id,
        i16::try_from(message.attachments.len()).unwrap_or(i16::MAX),
        message.created_at,
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

async fn into_messages(
    connection: &mut sqlx::PgConnection,
    rows: Vec<MessageRow>,
) -> Result<HashMap<Uuid, ChatMessage>> {
    let with_files: Vec<_> = rows.iter().filter(|row| row.attachment_count > 0).map(|row| row.id).collect();
    let mut files = if with_files.is_empty() {
        HashMap::new()
    } else {
        attachments_of(connection, CHAT_MESSAGE, &with_files).await?
    };
    rows.into_iter()
        .map(|row| {
            let (id, attachments) = (row.id, files.remove(&row.id).unwrap_or_default());
            Ok((id, ChatMessage { attachments, ..row.into_message()? }))
        })
        .collect()
}

struct MessageRow {
    id: Uuid,
    session_id: Uuid,
    sender_type: String,
    sender_id: Option<Uuid>,
    sender_name: Option<String>,
    body: String,
    body_html: String,
    payload: Option<serde_json::Value>,
    is_internal: bool,
    client_id: Option<Uuid>,
    attachment_count: i16,
    created_at: DateTime<Utc>,
}

impl MessageRow {
    fn into_message(self) -> Result<ChatMessage> {
        let sender_type = SenderType::parse(&self.sender_type)
            .ok_or_else(|| anyhow::anyhow!("sender type {:?} is unknown", self.sender_type))?;
        Ok(ChatMessage {
            id: self.id.into(),
            session_id: self.session_id.into(),
            sender_type,
            sender_id: self.sender_id.map(Into::into),
            sender_name: self.sender_name,
            body: self.body,
            body_html: self.body_html,
            payload: self.payload.map(serde_json::from_value).transpose().map_err(anyhow::Error::from)?,
            is_internal: self.is_internal,
            attachments: Vec::new(),
            client_id: self.client_id,
            created_at: self.created_at,
        })
    }
}
