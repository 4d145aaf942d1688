//! All that is known of somebody, as JSON: read and sent a section at a time.

use axum::body::Bytes;
use base::{
    UserId,
    server::{Actor, Audited, Ctx, Error, RateLimit, Result, audit, check_rate_limit},
};
use domain::server::{ExportReader, PersonalData, PersonalSections};
use futures::{Stream, stream};
use identity::server::{customers::customer_profile, me};
use serde_json::{Value, json};
use std::sync::Arc;

use super::permissions::EXPORT_PEOPLE;

/// Exports of one's own data: each is a walk through every domain, and a line of the audit log.
const EXPORTS: RateLimit = RateLimit::new(10, 60.0);

/// What is known of the actor; what the desk keeps to itself is not for them.
///
/// # Errors
/// [`Error::Unauthenticated`] for strangers, [`Error::RateLimited`] for too many.
pub async fn export_me(
    ctx: &Ctx,
    actor: &Actor,
) -> Result<impl Stream<Item = Result<Bytes>> + Send + 'static> {
    let person = me(ctx, actor).await?.id;
    check_rate_limit(ctx, &format!("export:{person}"), EXPORTS).await?;
    export(ctx, actor, person, ExportReader::Themselves).await
}

/// What is known of somebody, with what the desk notes about them.
///
/// # Errors
/// [`Error::NotFound`] where there is nobody, [`Error::Forbidden`] for everybody but admins.
pub async fn export_person(
    ctx: &Ctx,
    actor: &Actor,
    person: UserId,
) -> Result<impl Stream<Item = Result<Bytes>> + Send + 'static> {
    actor.can(EXPORT_PEOPLE)?;
    customer_profile(ctx, actor, person).await?;
    export(ctx, actor, person, ExportReader::Admin).await
}

async fn export(
    ctx: &Ctx,
    actor: &Actor,
    person: UserId,
    reader: ExportReader,
) -> Result<impl Stream<Item = Result<Bytes>> + Send + 'static> {
    let mut tx = ctx.begin().await?;
    audit(ctx, &mut tx, actor, Audited::new("person.exported", "person", person)).await?;
    ctx.commit(tx).await?;
    let head = format!("{{\"exported_at\":{}", json!(ctx.now()));
    let sections = ctx.shared::<PersonalSections>().all();
    let reading = Reading { ctx: ctx.clone(), person, reader, sections: sections.into_iter(), head };
    Ok(stream::try_unfold(Some(reading), |reading| async move {
        let Some(reading) = reading else { return Ok(None) };
        Ok::<_, Error>(Some(reading.step().await?))
    }))
}

/// Where the reading stands.
struct Reading {
    ctx: Ctx,
    person: UserId,
    reader: ExportReader,
    sections: std::vec::IntoIter<Arc<dyn PersonalData>>,
    head: String,
}

impl Reading {
    async fn step(mut self) -> Result<(Bytes, Option<Self>)> {
        let mut written = std::mem::take(&mut self.head);
        let Some(section) = self.sections.next() else {
            written.push('}');
            return Ok((written.into(), None));
        };
        let known = section.export(&self.ctx, self.person, self.reader).await?;
        written.push_str(&format!(",{}:{known}", Value::from(section.section())));
        Ok((written.into(), Some(self)))
    }
}
