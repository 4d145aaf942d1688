//! The server functions of the panel beside a ticket and of an organisation's tickets: each translates and calls one verb.

use base::{DateTime, Fault, OrganizationId, UserId, Utc};
use identity::{CustomerProfile, PersonNote, PersonNoteId};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use tickets::Tickets;

use crate::CustomerDetails;

/// What was read, and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Seen<T> {
    /// What.
    pub what: T,
    /// When.
    pub now: DateTime<Utc>,
}

/// Somebody who asks, from every side.
#[server]
pub async fn load_customer(person: UserId) -> Result<Seen<CustomerDetails>, Fault> {
    let (ctx, actor) = base::server::caller();
    let what = crate::server::customer_details(&ctx, &actor, person).await?;
    Ok(Seen { what, now: ctx.now() })
}

/// The newest tickets of an organisation's people.
#[server]
pub async fn load_organization_tickets(organization: OrganizationId) -> Result<Seen<Tickets>, Fault> {
    let (ctx, actor) = base::server::caller();
    let filter = tickets::Filter { organization: Some(organization), limit: Some(10), ..Default::default() };
    let what = tickets::server::queue(&ctx, &actor, &filter).await?;
    Ok(Seen { what, now: ctx.now() })
}

/// Notes something about somebody.
#[server]
pub async fn add_person_note(person: UserId, body: String) -> Result<PersonNote, Fault> {
    let (ctx, actor) = base::server::caller();
    let draft = identity::PersonNoteDraft { body };
    Ok(identity::server::customers::add_note(&ctx, &actor, person, draft, None).await?)
}

/// Writes a note of one's own anew, or deletes it.
#[server]
pub async fn change_person_note(
    person: UserId,
    note: PersonNoteId,
    body: String,
    what: Option<String>,
) -> Result<(), Fault> {
    use identity::{
        PersonNoteDraft,
        server::customers::{change_note, remove_note},
    };
    let (ctx, actor) = base::server::caller();
    match what.as_deref() {
        Some("delete") => remove_note(&ctx, &actor, person, note).await?,
        _ => change_note(&ctx, &actor, person, note, PersonNoteDraft { body }).await.map(|_| ())?,
    }
    Ok(())
}

/// Blocks somebody, or lets them write again.
#[server]
pub async fn block_person(person: UserId, blocked: bool) -> Result<(), Fault> {
    use identity::server::customers::{block, unblock};
    let (ctx, actor) = base::server::caller();
    match blocked {
        true => block(&ctx, &actor, person).await?,
        false => unblock(&ctx, &actor, person).await?,
    }
    Ok(())
}

/// Makes an account a part of the one that has this address.
#[server]
pub async fn merge_person(person: UserId, into: String) -> Result<CustomerProfile, Fault> {
    let (ctx, actor) = base::server::caller();
    let into = identity::server::customers::person_of_address(&ctx, &actor, "into", &into).await?;
    Ok(crate::server::merge_people(&ctx, &actor, person, into).await?)
}
