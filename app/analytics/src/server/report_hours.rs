//! The working hours as an admin decides them.

use base::server::{Actor, Ctx, Permission, Result, invalid};
use settings::server::Section;

use super::{business_time::BusinessHours, facts::RecountTicketFacts, permissions};
use crate::{Refusal, ReportHours};

impl Section for ReportHours {
    const NAME: &'static str = "report_hours";
    const PERMISSION: Permission = permissions::CONFIGURE;
}

/// The working hours.
///
/// # Errors
/// [`base::server::Error::Forbidden`] for everybody but admins.
pub async fn report_hours(ctx: &Ctx, actor: &Actor) -> Result<ReportHours> {
    actor.can(permissions::CONFIGURE)?;
    Ok((*settings::server::read::<ReportHours>(ctx).await?).clone())
}

/// Keeps the working hours, and has all times counted anew by them.
///
/// # Errors
/// [`base::server::Error::Invalid`] for hours that are none, [`base::server::Error::Forbidden`].
#[tracing::instrument(name = "analytics.save_report_hours", skip_all)]
pub async fn save_report_hours(ctx: &Ctx, actor: &Actor, hours: ReportHours) -> Result<ReportHours> {
    actor.can(permissions::CONFIGURE)?;
    BusinessHours::read(&hours).map_err(|(field, refusal): (_, Refusal)| invalid(field, refusal))?;
    let mut tx = ctx.begin().await?;
    let kept = settings::server::change::<ReportHours>(ctx, &mut tx, actor, |held| {
        *held = hours;
        Ok(())
    })
    .await?;
    jobs::server::enqueue(ctx, &mut tx, &RecountTicketFacts::default()).await?;
    ctx.commit(tx).await?;
    Ok(kept)
}

/// Has the facts of every ticket counted anew, in the background.
///
/// # Errors
/// [`base::server::Error::Forbidden`] for everybody but admins.
#[tracing::instrument(name = "analytics.recount", skip_all)]
pub async fn recount(ctx: &Ctx, actor: &Actor) -> Result<()> {
    actor.can(permissions::CONFIGURE)?;
    let mut tx = ctx.begin().await?;
    jobs::server::enqueue(ctx, &mut tx, &RecountTicketFacts::default()).await?;
    ctx.commit(tx).await
}

/// The working hours that facts are reckoned by. What is kept was read before it was kept.
pub(super) async fn business_hours(ctx: &Ctx) -> Result<BusinessHours> {
    let hours = settings::server::read::<ReportHours>(ctx).await?;
    BusinessHours::read(&hours).map_err(|(field, refusal)| invalid(field, refusal))
}
