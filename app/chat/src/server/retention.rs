//! Chats that ended long enough ago say nothing of anybody any more. Where they came from is forgotten when they end.

use base::{
    DateTime, Locale, Utc,
    server::{Ctx, Result},
};
use domain::server::{Due, Fate, Retained, RetainedWords};

use super::anonymize::{forget_visitors, replace_messages};

/// Ended chats, as a kind that is kept for a time. One whose ticket is held is held with it.
pub(super) struct EndedChats;

#[async_trait::async_trait]
impl Retained for EndedChats {
    fn kind(&self) -> &'static str {
        "ended_chats"
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
                title: "Ended chats",
                hint: "What was said goes, with its files and who asked; times and ratings are counted on. A ticket that a chat became is kept as tickets are.",
            },
            Locale::De => RetainedWords {
                title: "Beendete Chats",
                hint: "Was gesagt wurde, wird entfernt, mit den Dateien und wer gefragt hat; Zeiten und Bewertungen zählen weiter. Wurde ein Chat zur Anfrage, gilt für sie deren Frist.",
            },
            Locale::Ar => RetainedWords {
                title: "المحادثات المنتهية",
                hint: "يُحذف ما قيل مع ملفاته ومن سأل، وتبقى الأوقات والتقييمات للإحصاء. والطلب الذي صارت إليه محادثة يُحفظ كما تُحفظ الطلبات.",
            },
        }
    }

    async fn count_due(&self, ctx: &Ctx, before: DateTime<Utc>) -> Result<Due> {
        let count = sqlx::query!(
            r#"select count(*) filter (where not coalesce(t.is_held, false)) as "due!",
                 count(*) filter (where t.is_held) as "held!"
             from chat_sessions s left join tickets t on t.id = s.ticket_id
             where s.ended_at < $1 and s.anonymized_at is null"#,
            before,
        )
        .fetch_one(&ctx.db)
        .await?;
        Ok(Due { held: u64::try_from(count.held).unwrap_or_default(), ..Due::of(count.due) })
    }

    async fn sweep(&self, ctx: &Ctx, before: DateTime<Utc>, batch: i64) -> Result<u64> {
        let mut tx = ctx.begin().await?;
        let chats = sqlx::query_scalar!(
            "select s.id from chat_sessions s
             where s.ended_at < $1 and s.anonymized_at is null
                 and not exists (select from tickets t where t.id = s.ticket_id and t.is_held)
             order by s.ended_at limit $2 for update skip locked",
            before,
            batch,
        )
        .fetch_all(&mut *tx)
        .await?;
        if chats.is_empty() {
            return Ok(0);
        }
        let messages = sqlx::query_scalar!("select id from chat_messages where session_id = any($1)", &chats)
            .fetch_all(&mut *tx)
            .await?;
        replace_messages(&mut tx, &messages).await?;
        forget_visitors(&mut tx, &chats).await?;
        sqlx::query!("update chat_sessions set anonymized_at = $2 where id = any($1)", &chats, ctx.now())
            .execute(&mut *tx)
            .await?;
        ctx.commit(tx).await?;
        Ok(chats.len() as u64)
    }
}
