//! What the foundations keep of what was done, and of who did it: the audit log, the outbox, the queue.

use base::{
    DateTime, Locale, UserId, Utc,
    server::{Ctx, Result, Tx},
};
use serde_json::Value;

use super::{
    DELETED_PERSON, Due, Erased, ErasedPerson, ExportReader, Fate, PersonalData, Retained, RetainedWords,
};

/// Where people came from when they changed something.
pub struct AuditAddresses;

#[async_trait::async_trait]
impl Retained for AuditAddresses {
    fn kind(&self) -> &'static str {
        "audit_addresses"
    }

    fn default_days(&self) -> Option<u16> {
        Some(180)
    }

    fn fate(&self) -> Fate {
        Fate::Anonymized
    }

    fn words(&self, locale: Locale) -> RetainedWords {
        match locale {
            Locale::En => RetainedWords {
                title: "Addresses in the audit log",
                hint: "The network address that a change came from goes; who changed what stays.",
            },
            Locale::De => RetainedWords {
                title: "Adressen im Änderungsprotokoll",
                hint: "Die Netzadresse, von der eine Änderung kam, wird entfernt; wer was geändert hat, bleibt.",
            },
            Locale::Ar => RetainedWords {
                title: "العناوين في سجل التغييرات",
                hint: "يُحذف عنوان الشبكة الذي جاء منه التغيير، ويبقى من غيّر وماذا غيّر.",
            },
        }
    }

    async fn count_due(&self, ctx: &Ctx, before: DateTime<Utc>) -> Result<Due> {
        let count = sqlx::query_scalar!(
            r#"select count(*) as "count!" from audit_log where address is not null and at < $1"#,
            before,
        )
        .fetch_one(&ctx.db)
        .await?;
        Ok(Due::of(count))
    }

    async fn sweep(&self, ctx: &Ctx, before: DateTime<Utc>, batch: i64) -> Result<u64> {
        let swept = sqlx::query!(
            "update audit_log set address = null where id in (
                 select id from audit_log where address is not null and at < $1 order by at limit $2
                 for update skip locked)",
            before,
            batch,
        )
        .execute(&ctx.db)
        .await?;
        Ok(swept.rows_affected())
    }
}

/// Who changed what.
pub struct AuditLines;

#[async_trait::async_trait]
impl Retained for AuditLines {
    fn kind(&self) -> &'static str {
        "audit_log"
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
                title: "Audit log",
                hint: "Who changed what, and what it was before, is deleted.",
            },
            Locale::De => RetainedWords {
                title: "Änderungsprotokoll",
                hint: "Wer was geändert hat und was es vorher war, wird gelöscht.",
            },
            Locale::Ar => RetainedWords {
                title: "سجل التغييرات",
                hint: "يُحذف من غيّر وماذا غيّر وكيف كان قبله.",
            },
        }
    }

    async fn count_due(&self, ctx: &Ctx, before: DateTime<Utc>) -> Result<Due> {
        let count =
            sqlx::query_scalar!(r#"select count(*) as "count!" from audit_log where at < $1"#, before);
        Ok(Due::of(count.fetch_one(&ctx.db).await?))
    }

    async fn sweep(&self, ctx: &Ctx, before: DateTime<Utc>, batch: i64) -> Result<u64> {
        let swept = sqlx::query!(
            "delete from audit_log where id in (
                 select id from audit_log where at < $1 order by at limit $2 for update skip locked)",
            before,
            batch,
        )
        .execute(&ctx.db)
        .await?;
        Ok(swept.rows_affected())
    }
}

/// Jobs that failed too often and were set aside, with what they were to work on.
pub struct DeadLetters;

#[async_trait::async_trait]
impl Retained for DeadLetters {
    fn kind(&self) -> &'static str {
        "dead_letters"
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
                title: "Work that failed and was set aside",
                hint: "It is deleted with what it was to work on. Nobody can run it again then.",
            },
            Locale::De => RetainedWords {
                title: "Gescheiterte, beiseitegelegte Arbeit",
                hint: "Sie wird gelöscht, mit dem, woran sie arbeiten sollte. Danach kann sie niemand mehr ausführen.",
            },
            Locale::Ar => RetainedWords {
                title: "أعمال فشلت ووُضعت جانبًا",
                hint: "تُحذف مع ما كانت ستعمل عليه، ولا يمكن تشغيلها بعد ذلك.",
            },
        }
    }

    async fn count_due(&self, ctx: &Ctx, before: DateTime<Utc>) -> Result<Due> {
        let count = sqlx::query_scalar!(
            r#"select (select count(*) from jobs where died_at < $1)
                 + (select count(*) from event_deliveries where set_aside_at < $1) as "count!""#,
            before,
        );
        Ok(Due::of(count.fetch_one(&ctx.db).await?))
    }

    async fn sweep(&self, ctx: &Ctx, before: DateTime<Utc>, batch: i64) -> Result<u64> {
        let mut tx = ctx.begin().await?;
        let jobs = sqlx::query!(
            "delete from jobs where id in (
                 select id from jobs where died_at < $1 order by died_at limit $2 for update skip locked)",
            before,
            batch,
        );
        let jobs = jobs.execute(&mut *tx).await?.rows_affected();
        let deliveries = sqlx::query!(
            "delete from event_deliveries where id in (
                 select id from event_deliveries where set_aside_at < $1 order by set_aside_at limit $2
                 for update skip locked)",
            before,
            batch,
        );
        let deliveries = deliveries.execute(&mut *tx).await?.rows_affected();
        ctx.commit(tx).await?;
        Ok(jobs + deliveries)
    }
}

/// What is on its way and what was written down of people.
pub struct Logs;

#[async_trait::async_trait]
impl PersonalData for Logs {
    fn section(&self) -> &'static str {
        "log"
    }

    async fn export(&self, ctx: &Ctx, person: UserId, _: ExportReader) -> Result<Value> {
        // What was done by the person; what they did it to may be others'.
        let done = sqlx::query_scalar!(
            r#"select coalesce(jsonb_agg(jsonb_build_object('at', at, 'action', action, 'address', address)
                 order by at, id), '[]') as "done!"
             from audit_log where actor_id = $1"#,
            person.0,
        );
        Ok(done.fetch_one(&ctx.db).await?)
    }

    /// The last one: it takes the name out of what the others wrote down, too.
    async fn erase(&self, _: &Ctx, tx: &mut Tx, person: &ErasedPerson) -> Result<Erased> {
        let named = format!("%{}%", person.id);
        forget_deliveries(tx, person, &named).await?;
        forget_requests(tx, person).await?;
        let lines = sqlx::query!(
            "update audit_log set
                 actor_name = case when actor_id = $1 then $5 else actor_name end,
                 address = case when actor_id = $1 then null else address end,
                 before = without_person(before, $3, $4), after = without_person(after, $3, $4)
             where actor_id = $1 or (subject_type = 'person' and subject_id = $1::text)
                 or before::text like $2 or after::text like $2",
            person.id.0,
            named,
            person.name,
            person.email,
            DELETED_PERSON,
        );
        Ok(Erased::new().with("audit_lines", lines.execute(&mut **tx).await?.rows_affected()))
    }
}

/// What sockets and consumers are still to be told stays to be told, without who it was.
async fn forget_deliveries(tx: &mut Tx, person: &ErasedPerson, named: &str) -> Result<()> {
    sqlx::query!(
        "update outbox set event = without_person(event, $2, $3), facts = without_person(facts, $2, $3)
         where event::text like $1 or facts::text like $1",
        named,
        person.name,
        person.email,
    )
    .execute(&mut **tx)
    .await?;
    sqlx::query!(
        "update event_deliveries set facts = without_person(facts, $2, $3) where facts::text like $1",
        named,
        person.name,
        person.email,
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// What they asked for, how often, and what is still to be done for their address.
async fn forget_requests(tx: &mut Tx, person: &ErasedPerson) -> Result<()> {
    sqlx::query!("delete from idempotency_keys where owner_id = $1", person.id.0).execute(&mut **tx).await?;
    sqlx::query!(
        "delete from rate_limits where position($1 in key) > 0 or position(lower($2) in lower(key)) > 0",
        person.id.to_string(),
        person.email,
    )
    .execute(&mut **tx)
    .await?;
    sqlx::query!(
        "delete from jobs where lease is null and exists (
             select from jsonb_path_query(payload, '$.** ? (@.type() == \"string\")') as said
             where lower(said #>> '{}') = lower($1))",
        person.email,
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}
