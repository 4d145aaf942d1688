//! Somebody is erased: every domain forgets its part in one transaction, and a receipt says what went.

use std::collections::BTreeMap;

use base::{
    DateTime, UserId, Utc,
    server::{Actor, Audited, Ctx, Error, Result, Tx, audit},
};
use domain::server::{Erased, PersonalSections};
use identity::server::{account::check_own_password, erasure::begin_erasure, publish_revocation};
use serde_json::Value;

use super::permissions::ERASE_PEOPLE;
use crate::{ErasedCount, ErasureReceipt, ErasureReceiptId, Refusal};

/// What went, by the section that it was in and by what it was.
type Counts = BTreeMap<String, BTreeMap<String, u64>>;

/// Erases the actor, who knows their password.
///
/// # Errors
/// [`Error::Invalid`] for the password, [`Error::RateLimited`] after too many wrong ones, [`Error::Conflict`] for the last
/// admin, [`Error::Unauthenticated`] for strangers.
#[tracing::instrument(name = "admin.erase_me", skip_all)]
pub async fn erase_me(ctx: &Ctx, actor: &Actor, current_password: &str) -> Result<ErasureReceipt> {
    let person = actor.person()?.id;
    check_own_password(ctx, actor, current_password).await?;
    erase(ctx, actor, person).await
}

/// Erases somebody. Tickets that are held are left alone, and named in the receipt.
///
/// # Errors
/// [`Error::NotFound`] where there is nobody, [`Error::Conflict`] for who was erased before, for the last admin and for the
/// actor, who has to show their password; [`Error::Forbidden`] for everybody but admins.
#[tracing::instrument(name = "admin.erase_person", skip_all, fields(user.id = %person))]
pub async fn erase_person(ctx: &Ctx, actor: &Actor, person: UserId) -> Result<ErasureReceipt> {
    if actor.can(ERASE_PEOPLE)?.id == person {
        return Err(Error::conflict(Refusal::OwnAccount));
    }
    erase(ctx, actor, person).await
}

/// A receipt. It says nothing of who it was; whoever knows its id was told it.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
pub async fn find_receipt(ctx: &Ctx, id: ErasureReceiptId) -> Result<ErasureReceipt> {
    let row = sqlx::query!("select at, counts, held from erasure_receipts where id = $1", id.0)
        .fetch_optional(&ctx.db)
        .await?
        .ok_or(Error::NotFound)?;
    receipt(id, row.at, row.counts, row.held)
}

async fn erase(ctx: &Ctx, actor: &Actor, person: UserId) -> Result<ErasureReceipt> {
    let sections = ctx.shared::<PersonalSections>().all();
    let mut tx = ctx.begin().await?;
    for section in &sections {
        section.hold(&mut tx, person).await?;
    }
    let accounts = begin_erasure(ctx, &mut tx, actor, person).await?;
    // Before the sections: what this line says of its actor goes with them where it is who is erased.
    audit(ctx, &mut tx, actor, Audited::new("person.erased", "person", person)).await?;
    let (mut counts, mut held) = (Counts::new(), Vec::new());
    for account in &accounts {
        for section in sections.iter().rev() {
            let erased = section.erase(ctx, &mut tx, account).await?;
            add(&mut counts, section.section(), &erased);
            held.extend(erased.held);
        }
    }
    let receipt = keep_receipt(ctx, &mut tx, actor, person, counts, held).await?;
    ctx.commit(tx).await?;
    publish_revocation(ctx).await?;
    Ok(receipt)
}

fn add(counts: &mut Counts, section: &str, erased: &Erased) {
    for (kind, count) in &erased.counts {
        *counts.entry(section.to_owned()).or_default().entry((*kind).to_owned()).or_default() += count;
    }
}

async fn keep_receipt(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    person: UserId,
    counts: Counts,
    held: Vec<String>,
) -> Result<ErasureReceipt> {
    let (id, now) = (ErasureReceiptId(ctx.id()), ctx.now());
    let counts = serde_json::to_value(counts).map_err(anyhow::Error::from)?;
    sqlx::query!(
        "insert into erasure_receipts (id, at, erased_by, counts, held) values ($1, $2, $3, $4, $5)",
        id.0,
        now,
        actor.id().filter(|by| *by != person).map(|by| by.0),
        counts,
        &held,
    )
    .execute(&mut **tx)
    .await?;
    receipt(id, now, counts, held)
}

fn receipt(
    id: ErasureReceiptId,
    at: DateTime<Utc>,
    counts: Value,
    held: Vec<String>,
) -> Result<ErasureReceipt> {
    let counts: Counts = serde_json::from_value(counts).map_err(anyhow::Error::from)?;
    let counts = counts.into_iter().flat_map(|(section, kinds)| {
        kinds.into_iter().map(move |(kind, count)| ErasedCount { section: section.clone(), kind, count })
    });
    Ok(ErasureReceipt { id, at, counts: counts.collect(), held })
}
