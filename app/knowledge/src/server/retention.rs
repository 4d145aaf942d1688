//! How long the help center keeps what readers did.

use base::{
    DateTime, Locale, Utc,
    server::{Ctx, Result},
};
use domain::server::{Due, Fate, Retained, RetainedWords};

/// What was searched for.
pub struct Searches;

#[async_trait::async_trait]
impl Retained for Searches {
    fn kind(&self) -> &'static str {
        "searches"
    }

    fn default_days(&self) -> Option<u16> {
        Some(180)
    }

    fn fate(&self) -> Fate {
        Fate::Deleted
    }

    fn words(&self, locale: Locale) -> RetainedWords {
        match locale {
            Locale::En => RetainedWords {
                title: "What readers searched for",
                hint: "Kept without who. The report of what readers miss looks back thirty days, or as far as this reaches.",
            },
            Locale::De => RetainedWords {
                title: "Wonach Leser gesucht haben",
                hint: "Ohne wer aufgehoben. Der Bericht darüber, was Lesern fehlt, blickt dreißig Tage zurück, oder so weit dies reicht.",
            },
            Locale::Ar => RetainedWords {
                title: "ما بحث عنه القراء",
                hint: "يُحفظ دون مَن. ينظر تقرير ما ينقص القراء إلى ثلاثين يومًا، أو بقدر ما تبلغه هذه المدة.",
            },
        }
    }

    async fn count_due(&self, ctx: &Ctx, before: DateTime<Utc>) -> Result<Due> {
        let count = sqlx::query_scalar!(
            r#"select count(*) as "count!" from search_queries where created_at < $1"#,
            before,
        );
        Ok(Due::of(count.fetch_one(&ctx.db).await?))
    }

    async fn sweep(&self, ctx: &Ctx, before: DateTime<Utc>, batch: i64) -> Result<u64> {
        let swept = sqlx::query!(
            "delete from search_queries where id in (
                 select id from search_queries where created_at < $1 order by created_at limit $2
                 for update skip locked)",
            before,
            batch,
        );
        Ok(swept.execute(&ctx.db).await?.rows_affected())
    }
}

/// Which articles were offered beside a ticket being written, and whether one was enough.
pub struct Offers;

#[async_trait::async_trait]
impl Retained for Offers {
    fn kind(&self) -> &'static str {
        "offers"
    }

    fn default_days(&self) -> Option<u16> {
        Some(180)
    }

    fn fate(&self) -> Fate {
        Fate::Deleted
    }

    fn words(&self, locale: Locale) -> RetainedWords {
        match locale {
            Locale::En => RetainedWords {
                title: "Articles that were offered beside a ticket",
                hint: "Deleted with who was writing, and whether an article was enough.",
            },
            Locale::De => RetainedWords {
                title: "Artikel, die neben einer Anfrage angeboten wurden",
                hint: "Wird gelöscht, mit wer schrieb und ob ein Artikel genügte.",
            },
            Locale::Ar => RetainedWords {
                title: "المقالات التي عُرضت بجانب طلب",
                hint: "تُحذف مع من كان يكتب، وهل كفاه مقال.",
            },
        }
    }

    async fn count_due(&self, ctx: &Ctx, before: DateTime<Utc>) -> Result<Due> {
        let count = sqlx::query_scalar!(
            r#"select count(*) as "count!" from deflections where created_at < $1"#,
            before,
        );
        Ok(Due::of(count.fetch_one(&ctx.db).await?))
    }

    async fn sweep(&self, ctx: &Ctx, before: DateTime<Utc>, batch: i64) -> Result<u64> {
        let swept = sqlx::query!(
            "delete from deflections where id in (
                 select id from deflections where created_at < $1 order by created_at limit $2
                 for update skip locked)",
            before,
            batch,
        );
        Ok(swept.execute(&ctx.db).await?.rows_affected())
    }
}

/// What readers wrote where they said whether an article helped.
pub struct ReaderComments;

#[async_trait::async_trait]
impl Retained for ReaderComments {
    fn kind(&self) -> &'static str {
        "reader_comments"
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
                title: "What readers wrote about articles",
                hint: "The words go, and who wrote them; whether the article helped is counted on.",
            },
            Locale::De => RetainedWords {
                title: "Was Leser zu Artikeln geschrieben haben",
                hint: "Die Worte werden entfernt, und wer sie schrieb; ob der Artikel geholfen hat, zählt weiter.",
            },
            Locale::Ar => RetainedWords {
                title: "ما كتبه القراء عن المقالات",
                hint: "يُحذف النص وكاتبه، ويبقى محسوبًا هل أفاد المقال.",
            },
        }
    }

    async fn count_due(&self, ctx: &Ctx, before: DateTime<Utc>) -> Result<Due> {
        let count = sqlx::query_scalar!(
            r#"select count(*) as "count!" from article_votes where comment <> '' and updated_at < $1"#,
            before,
        );
        Ok(Due::of(count.fetch_one(&ctx.db).await?))
    }

    async fn sweep(&self, ctx: &Ctx, before: DateTime<Utc>, batch: i64) -> Result<u64> {
        let swept = sqlx::query!(
            "update article_votes set comment = '', voter = gen_random_uuid()::text where id in (
                 select id from article_votes where comment <> '' and updated_at < $1 order by updated_at limit $2
                 for update skip locked)",
            before,
            batch,
        );
        Ok(swept.execute(&ctx.db).await?.rows_affected())
    }
}
