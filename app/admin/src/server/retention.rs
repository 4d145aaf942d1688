//! How long each kind is kept, and what would go now: a dry run, by the same questions that a run asks.

use std::{collections::BTreeMap, sync::Arc};

use base::{
    DateTime, InvalidFields, Locale, Utc,
    server::{Actor, Ctx, Error, Permission, Result},
};
use chrono::TimeDelta;
use domain::server::{Due, RetainedKinds};
use serde::{Deserialize, Serialize};
use settings::server::{Section, change, read};

use super::permissions::MANAGE_RETENTION;
use crate::{Refusal, Retained, Retention, RetentionChange};

/// The fewest and the most days that anything is kept: a day, and ten years.
const LEAST_DAYS: u16 = 1;
const MOST_DAYS: u16 = 3_650;

/// How many days each kind is kept, as far as an admin decided.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RetentionPeriods {
    /// By kind; null is for ever.
    pub days: BTreeMap<String, Option<u16>>,
}

impl Section for RetentionPeriods {
    const NAME: &'static str = "retention";
    const PERMISSION: Permission = MANAGE_RETENTION;
}

/// A kind, and since when what is older is due.
pub(super) struct Kept {
    pub kind: Arc<dyn domain::server::Retained>,
    pub days: Option<u16>,
    pub before: Option<DateTime<Utc>>,
}

/// Every kind with its period, in the order of the domains.
pub(super) async fn kept(ctx: &Ctx) -> Result<Vec<Kept>> {
    let periods = read::<RetentionPeriods>(ctx).await?;
    let now = ctx.now();
    let kept = ctx.shared::<RetainedKinds>().all().into_iter().map(|kind| {
        let days = periods.days.get(kind.kind()).copied().unwrap_or_else(|| kind.default_days());
        Kept { before: days.map(|days| now - TimeDelta::days(days.into())), days, kind }
    });
    Ok(kept.collect())
}

/// How long each kind is kept, and how much of it a run would take now.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but admins.
pub async fn retention(ctx: &Ctx, actor: &Actor) -> Result<Retention> {
    actor.can(MANAGE_RETENTION)?;
    let mut kinds = Vec::new();
    for Kept { kind, days, before } in kept(ctx).await? {
        let due = match before {
            Some(before) => kind.count_due(ctx, before).await?,
            None => Due::default(),
        };
        let words = kind.words(Locale::here());
        kinds.push(Retained {
            kind: kind.kind().to_owned(),
            title: words.title.to_owned(),
            hint: words.hint.to_owned(),
            days,
            fate: kind.fate().as_str().to_owned(),
            before,
            due: due.due,
            held: due.held,
        });
    }
    Ok(Retention { kinds })
}

/// Changes how long kinds are kept, all that are named or none. What is older goes with the next run.
///
/// # Errors
/// [`Error::Invalid`] for a time and for a kind that there is not, [`Error::Forbidden`] for everybody but admins.
#[tracing::instrument(name = "admin.change_retention", skip_all)]
pub async fn change_retention(ctx: &Ctx, actor: &Actor, wanted: RetentionChange) -> Result<Retention> {
    actor.can(MANAGE_RETENTION)?;
    check(ctx, &wanted)?;
    let mut tx = ctx.begin().await?;
    change::<RetentionPeriods>(ctx, &mut tx, actor, |periods| {
        periods.days.extend(wanted.days);
        Ok(())
    })
    .await?;
    ctx.commit(tx).await?;
    retention(ctx, actor).await
}

/// Why a number of days is none.
pub(super) fn days_refusal() -> Refusal {
    Refusal::Days { least: LEAST_DAYS, most: MOST_DAYS }
}

fn check(ctx: &Ctx, wanted: &RetentionChange) -> Result<()> {
    let kinds = ctx.shared::<RetainedKinds>().all();
    let mut wrong = InvalidFields::new();
    for (name, days) in &wanted.days {
        if !kinds.iter().any(|kind| kind.kind() == name) {
            wrong.insert(name.clone(), Refusal::UnknownKind.into());
        } else if days.is_some_and(|days| !(LEAST_DAYS..=MOST_DAYS).contains(&days)) {
            wrong.insert(name.clone(), days_refusal().into());
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(Error::Invalid(wrong)) }
}
