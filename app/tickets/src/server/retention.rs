//! Closed tickets that were kept long enough say nothing of anybody any more.

use base::{
    DateTime, Locale, Utc,
    server::{Ctx, Result, Tx},
    uuid::Uuid,
};
use domain::server::{Due, Fate, Retained, RetainedWords};
use identity::server::erasure::nobody;

use super::anonymize::{forget_live, replace_messages, replace_subjects};

/// Closed tickets, as a kind that is kept for a time.
pub(super) struct ClosedTickets;

#[async_trait::async_trait]
impl Retained for ClosedTickets {
    fn kind(&self) -> &'static str {
        "closed_tickets"
    }

    fn default_days(&self) -> Option<u16> {
        None
    }

    fn fate(&self) -> Fate {
        Fate::Anonymized
    }

    fn words(&self, locale: Locale) -> RetainedWords {
        match locale {
            Locale::En => RetainedWords {
                title: "Closed tickets",
                hint: "What was said goes, with its files and who asked; the number, the times and the category are counted on.",
            },
            Locale::De => RetainedWords {
                title: "Geschlossene Anfragen",
                hint: "Was gesagt wurde, wird entfernt, mit den Dateien und wer gefragt hat; Nummer, Zeiten und Kategorie zählen weiter.",
            },
            Locale::Ar => RetainedWords {
                title: "الطلبات المغلقة",
                hint: "يُحذف ما قيل مع ملفاته ومن سأل، ويبقى الرقم والأوقات والفئة للإحصاء.",
            },
        }
    }

    async fn count_due(&self, ctx: &Ctx, before: DateTime<Utc>) -> Result<Due> {
        let count = sqlx::query!(
            r#"select count(*) filter (where not is_held) as "due!", count(*) filter (where is_held) as "held!"
             from tickets where closed_at < $1 and anonymized_at is null"#,
            before,
        )
        .fetch_one(&ctx.db)
        .await?;
        Ok(Due { held: u64::try_from(count.held).unwrap_or_default(), ..Due::of(count.due) })
    }

    async fn sweep(&self, ctx: &Ctx, before: DateTime<Utc>, batch: i64) -> Result<u64> {
        let mut tx = ctx.begin().await?;
        let tickets = sqlx::query_scalar!(
            "select id from tickets where closed_at < $1 and anonymized_at is null and not is_held
             order by closed_at limit $2 for update skip locked",
            before,
            batch,
        )
        .fetch_all(&mut *tx)
        .await?;
        if tickets.is_empty() {
            return Ok(0);
        }
        anonymize(ctx, &mut tx, &tickets).await?;
        ctx.commit(tx).await?;
        Ok(tickets.len() as u64)
    }
}

/// Anonymises tickets that this transaction holds.
async fn anonymize(ctx: &Ctx, tx: &mut Tx, tickets: &[Uuid]) -> Result<()> {
    let messages = sqlx::query_scalar!("select id from ticket_messages where ticket_id = any($1)", tickets)
        .fetch_all(&mut **tx)
        .await?;
    replace_messages(tx, &messages).await?;
    replace_subjects(tx, tickets).await?;
    // Who asked goes from the log too: as what they acted stays.
    sqlx::query!(
        "update ticket_events e set
             performed_by = case when e.performed_by = t.requester_id or e.performed_role = 'customer' then null
                 else e.performed_by end,
             metadata = case when e.metadata #>> '{message,sender_type}' = 'customer'
                 then jsonb_set(e.metadata, '{message,sender}', 'null') else e.metadata end
         from tickets t where t.id = e.ticket_id and t.id = any($1)",
        tickets,
    )
    .execute(&mut **tx)
    .await?;
    sqlx::query!(
        "update ticket_messages set sender_id = null where ticket_id = any($1) and sender_type = 'customer'",
        tickets,
    )
    .execute(&mut **tx)
    .await?;
    let nobody = nobody(ctx, tx).await?;
    sqlx::query!(
        "update tickets set requester_id = $2, anonymized_at = $3 where id = any($1)",
        tickets,
        nobody.0,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    forget_live(tx, tickets).await
}
