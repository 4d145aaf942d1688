//! How long feedback is kept, and what is said beside ratings. What a held ticket was made of is held with it.

use base::{
    DateTime, Locale, Utc,
    server::{Ctx, Result},
};
use domain::server::{Due, Fate, Retained, RetainedWords};
use identity::server::erasure::nobody;

use super::submissions::delete_held;
use crate::SatisfactionRatingId;

/// What people said, with their names or without.
pub(super) struct GivenFeedback;

#[async_trait::async_trait]
impl Retained for GivenFeedback {
    fn kind(&self) -> &'static str {
        "feedback"
    }

    fn default_days(&self) -> Option<u16> {
        None
    }

    fn fate(&self) -> Fate {
        Fate::Deleted
    }

    fn words(&self, locale: Locale) -> RetainedWords {
        match locale {
            Locale::En => RetainedWords {
                title: "Feedback",
                hint: "What was said is deleted with its picture; trends look back as far as this reaches. Tickets and ideas that it became stay.",
            },
            Locale::De => RetainedWords {
                title: "Feedback",
                hint: "Was gesagt wurde, wird mit seinem Bild gelöscht; die Trends blicken so weit zurück, wie dies reicht. Anfragen und Ideen, die daraus wurden, bleiben.",
            },
            Locale::Ar => RetainedWords {
                title: "الملاحظات",
                hint: "يُحذف ما قيل مع صورته، وتنظر الاتجاهات إلى الوراء بقدر ما تبلغه هذه المدة. وما صارت إليه من طلبات وأفكار يبقى.",
            },
        }
    }

    async fn count_due(&self, ctx: &Ctx, before: DateTime<Utc>) -> Result<Due> {
        let count = sqlx::query!(
            r#"select count(*) filter (where not coalesce(t.is_held, false)) as "due!",
                 count(*) filter (where t.is_held) as "held!"
             from feedback f left join tickets t on t.id = f.ticket_id where f.created_at < $1"#,
            before,
        )
        .fetch_one(&ctx.db)
        .await?;
        Ok(Due { held: u64::try_from(count.held).unwrap_or_default(), ..Due::of(count.due) })
    }

    async fn sweep(&self, ctx: &Ctx, before: DateTime<Utc>, batch: i64) -> Result<u64> {
        let mut tx = ctx.begin().await?;
        let given = sqlx::query_scalar!(
            "select f.id from feedback f
             where f.created_at < $1 and not exists (select from tickets t where t.id = f.ticket_id and t.is_held)
             order by f.created_at limit $2 for update skip locked",
            before,
            batch,
        )
        .fetch_all(&mut *tx)
        .await?;
        if given.is_empty() {
            return Ok(0);
        }
        delete_held(&mut tx, &given).await?;
        ctx.commit(tx).await?;
        Ok(given.len() as u64)
    }
}

/// What people said of the help they got, and that they were asked.
pub(super) struct Ratings;

#[async_trait::async_trait]
impl Retained for Ratings {
    fn kind(&self) -> &'static str {
        "ratings"
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
                title: "Ratings of tickets",
                hint: "The words go, and who said them; what was given is counted on.",
            },
            Locale::De => RetainedWords {
                title: "Bewertungen von Anfragen",
                hint: "Die Worte werden entfernt, und wer sie schrieb; die Note zählt weiter.",
            },
            Locale::Ar => RetainedWords {
                title: "تقييمات الطلبات",
                hint: "يُحذف النص وكاتبه، وتبقى الدرجة محسوبة.",
            },
        }
    }

    async fn count_due(&self, ctx: &Ctx, before: DateTime<Utc>) -> Result<Due> {
        let count = sqlx::query!(
            r#"select count(*) filter (where not t.is_held) as "due!", count(*) filter (where t.is_held) as "held!"
             from satisfaction_ratings s join tickets t on t.id = s.ticket_id
             where coalesce(s.answered_at, s.asked_at) < $1 and s.anonymized_at is null"#,
            before,
        )
        .fetch_one(&ctx.db)
        .await?;
        Ok(Due { held: u64::try_from(count.held).unwrap_or_default(), ..Due::of(count.due) })
    }

    async fn sweep(&self, ctx: &Ctx, before: DateTime<Utc>, batch: i64) -> Result<u64> {
        let mut tx = ctx.begin().await?;
        let ratings = sqlx::query_scalar!(
            "select s.id from satisfaction_ratings s
             where coalesce(s.answered_at, s.asked_at) < $1 and s.anonymized_at is null
                 and not exists (select from tickets t where t.id = s.ticket_id and t.is_held)
             order by coalesce(s.answered_at, s.asked_at) limit $2 for update skip locked",
            before,
            batch,
        )
        .fetch_all(&mut *tx)
        .await?;
        if ratings.is_empty() {
            return Ok(0);
        }
        let nobody = nobody(ctx, &mut tx).await?;
        sqlx::query!(
            "update satisfaction_ratings set comment = null, requester_id = $2, anonymized_at = $3 where id = any($1)",
            &ratings,
            nobody.0,
            ctx.now(),
        )
        .execute(&mut *tx)
        .await?;
        for rating in &ratings {
            realtime::server::forget(&mut tx, &SatisfactionRatingId(*rating).topic()).await?;
        }
        ctx.commit(tx).await?;
        Ok(ratings.len() as u64)
    }
}
