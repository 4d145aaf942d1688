//! Chats as rows, for tests of what becomes of them.

use base::{chrono::TimeDelta, server::Ctx, uuid::Uuid};

/// A chat as a test wants it; what is not said is Dana's, whom nobody knows.
#[derive(Clone, Copy)]
pub struct Chat<'a> {
    pub status: &'a str,
    pub agent: Option<&'a str>,
    pub customer: Option<&'a str>,
    pub email: Option<&'a str>,
    /// Minutes since something was said.
    pub silent: i64,
    /// Seconds since the visitor was there.
    pub unseen: i64,
}

pub const DANA: Chat<'static> = Chat {
    status: "active",
    agent: Some("agent@example.com"),
    customer: None,
    email: Some("dana@example.com"),
    silent: 1,
    unseen: 5,
};

impl Chat<'_> {
    pub async fn begin(self, ctx: &Ctx) -> Uuid {
        let (id, now) = (ctx.id(), ctx.now());
        sqlx::query(
            "insert into chat_sessions (id, token_hash, visitor_id, customer_id, name, email, status, topic,
                 assigned_agent_id, locale, origin, page_url, page_title, address, started_at, queued_at,
                 last_message_at, visitor_seen_at, updated_at)
             values ($1, decode(md5($1::text), 'hex'), gen_random_uuid(), (select id from users where email = $2), 'Dana', $3,
                 $4, 'Lamps', (select id from users where email = $5), 'de', 'https://shop.example.com',
                 'https://shop.example.com/lamps', '**Lamps** <i>', '192.0.2.7', $6, $6, $6, $7, $6)",
        )
        .bind(id)
        .bind(self.customer)
        .bind(self.email)
        .bind(self.status)
        .bind(self.agent)
        .bind(now - TimeDelta::minutes(self.silent))
        .bind(now - TimeDelta::seconds(self.unseen))
        .execute(&ctx.db)
        .await
        .unwrap();
        id
    }
}

/// Says something as somebody of the desk, by their address, or as the visitor.
pub async fn say(ctx: &Ctx, chat: Uuid, sender: &str, body: &str, is_internal: bool) -> Uuid {
    let id = ctx.id();
    sqlx::query(
        "with counted as (
             update chat_sessions set last_seq = last_seq + 1, last_public_seq = last_public_seq + $6::integer,
                 message_count = message_count + 1
             where id = $2 returning last_seq, last_public_seq, last_message_at
         )
         insert into chat_messages (id, session_id, seq, public_seq, sender_type, sender_id, sender_name, body, body_html,
             is_internal, created_at)
         select $1, $2, last_seq, case when $6 = 1 then last_public_seq end,
             case when u.id is null then 'customer' else 'agent' end, u.id, u.name, $4,
             '<p>' || replace(replace($4, '&', '&amp;'), '<', '&lt;') || '</p>', $6 = 0, last_message_at
         from counted left join users u on u.email = $3 and $5",
    )
    .bind(id)
    .bind(chat)
    .bind(sender)
    .bind(body)
    .bind(sender.contains('@'))
    .bind(i32::from(!is_internal))
    .execute(&ctx.db)
    .await
    .unwrap();
    id
}

/// What happened in a chat, and whether its visitor hears of it.
pub async fn told(ctx: &Ctx, chat: Uuid) -> Vec<(String, bool)> {
    sqlx::query_as(
        "select event ->> 'type', public_seq is not null from outbox where topic = $1 order by seq",
    )
    .bind(format!("chat:{chat}"))
    .fetch_all(&ctx.db)
    .await
    .unwrap()
}
