//! How long is kept from where people signed in.

use base::{
    DateTime, Locale, Utc,
    server::{Ctx, Result},
};
use domain::server::{Due, Fate, Retained, RetainedWords};

/// That somebody signed in from somewhere; from there they are let in although others guess at their password.
pub struct SignInOrigins;

#[async_trait::async_trait]
impl Retained for SignInOrigins {
    fn kind(&self) -> &'static str {
        "sign_in_origins"
    }

    fn default_days(&self) -> Option<u16> {
        Some(90)
    }

    fn fate(&self) -> Fate {
        Fate::Deleted
    }

    fn words(&self, locale: Locale) -> RetainedWords {
        match locale {
            Locale::En => RetainedWords {
                title: "Networks that people signed in from",
                hint: "A keyed hash of each is deleted. From there they are let in although somebody elsewhere guesses at their password.",
            },
            Locale::De => RetainedWords {
                title: "Netze, aus denen sich jemand angemeldet hat",
                hint: "Die Prüfsumme mit Schlüssel wird gelöscht. Von dort wird man eingelassen, auch wenn anderswo jemand das Passwort zu erraten versucht.",
            },
            Locale::Ar => RetainedWords {
                title: "الشبكات التي سُجّل الدخول منها",
                hint: "تُحذف بصمتها بمفتاح. يُسمح بالدخول منها وإن كان غيرهم يخمّن كلمة المرور من مكان آخر.",
            },
        }
    }

    async fn count_due(&self, ctx: &Ctx, before: DateTime<Utc>) -> Result<Due> {
        let count = sqlx::query_scalar!(
            r#"select count(*) as "count!" from sign_in_origins where seen_at < $1"#,
            before
        );
        Ok(Due::of(count.fetch_one(&ctx.db).await?))
    }

    async fn sweep(&self, ctx: &Ctx, before: DateTime<Utc>, batch: i64) -> Result<u64> {
        let swept = sqlx::query!(
            "delete from sign_in_origins where (user_id, origin) in (
                 select user_id, origin from sign_in_origins where seen_at < $1 limit $2 for update skip locked)",
            before,
            batch,
        );
        Ok(swept.execute(&ctx.db).await?.rows_affected())
    }
}
