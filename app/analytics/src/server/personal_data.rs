//! What reports know of people: which reports somebody saved. Facts hold ids alone, and who had one is the account's to say.

use base::{
    UserId, cut,
    server::{Ctx, Result, Tx},
};
use domain::server::{Erased, ErasedPerson, ExportReader, PersonalData};
use serde_json::Value;

use super::saved_reports::LONGEST_NAME;

/// Those who save reports, and those whom a saved report is named after.
pub(super) struct SavedReportsOfPeople;

#[async_trait::async_trait]
impl PersonalData for SavedReportsOfPeople {
    fn section(&self) -> &'static str {
        "reports"
    }

    async fn export(&self, ctx: &Ctx, person: UserId, _: ExportReader) -> Result<Value> {
        let saved = sqlx::query_scalar!(
            r#"select coalesce(jsonb_agg(jsonb_build_object('name', name, 'report', report, 'filter', filter,
                 'is_shared', is_shared, 'schedule', schedule, 'created_at', created_at) order by created_at, id), '[]')
                 as "saved!"
             from saved_reports where owner_id = $1"#,
            person.0,
        );
        Ok(saved.fetch_one(&ctx.db).await?)
    }

    async fn erase(&self, _: &Ctx, tx: &mut Tx, person: &ErasedPerson) -> Result<Erased> {
        let gone = sqlx::query!("delete from saved_reports where owner_id = $1", person.id.0);
        let gone = gone.execute(&mut **tx).await?.rows_affected();
        remove_from_names(tx, person).await?;
        Ok(Erased::new().with("saved_reports", gone))
    }
}

/// Takes the name and the address out of what others called their reports. Of two that would be called the same, one is told
/// apart by the end of its id.
async fn remove_from_names(tx: &mut Tx, person: &ErasedPerson) -> Result<()> {
    let named = sqlx::query!(
        "select id, name from saved_reports
         where position($1 in name) > 0 or position(lower($2) in lower(name)) > 0 order by id for update",
        person.name,
        person.email,
    )
    .fetch_all(&mut **tx)
    .await?;
    for saved in named {
        let Some(name) = person.removed_from(&saved.name) else { continue };
        sqlx::query!(
            "update saved_reports s set name = case when exists (
                 select from saved_reports o where o.owner_id = s.owner_id and o.id <> s.id and lower(o.name) = lower($2))
                 then $2 || ' ' || right(s.id::text, 12) else $2 end
             where s.id = $1",
            saved.id,
            cut(&name, LONGEST_NAME - 13),
        )
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}
