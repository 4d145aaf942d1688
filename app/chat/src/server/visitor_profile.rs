//! Who begins a chat: an account, a visitor who chatted before, somebody whom their site vouches for, or a stranger.

use base::{
    UserId,
    server::{Actor, Ctx, Error, Result, Tx},
    uuid::Uuid,
};
use identity::server::customers::{hold_writer, open_customer_of};

use super::{identity_token::VouchedFor, permissions};
use crate::ChatContact;

/// What a chat knows of its visitor when it begins.
#[derive(Clone, Debug, Default)]
pub(super) struct VisitorProfile {
    /// One browser or one person over all their chats.
    pub visitor_id: Uuid,
    pub customer_id: Option<UserId>,
    /// What the host site calls them: there only where it vouched for them.
    pub external_id: Option<String>,
    pub name: Option<String>,
    pub email: Option<String>,
    /// Whether the address, or what the site calls them where there is none, is more than what somebody typed.
    pub is_verified: bool,
    /// Whether the name is.
    pub is_name_verified: bool,
}

/// The visitor as `actor`, what they said and what their site says make them. Their account is held, where they have one.
///
/// # Errors
/// [`Error::Refused`] for a customer who is blocked, [`Error::Unauthenticated`] for whoever is no visitor.
pub(super) async fn visitor_profile(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    said: ChatContact,
    vouched: Option<&VouchedFor>,
) -> Result<VisitorProfile> {
    let former = match actor {
        Actor::Person(_) => return of_account(tx, actor).await,
        Actor::AiBot | Actor::System => return Err(Error::Unauthenticated),
        Actor::Visitor(visitor) => former(tx, visitor.session.0).await?,
        Actor::Anonymous => None,
    };
    let stranger = || VisitorProfile { visitor_id: ctx.id(), ..VisitorProfile::default() };
    let mut profile = match vouched {
        Some(vouched) => {
            // Somebody else may sit at the same browser now: nothing of who was there before is theirs.
            let is_same = |former: &VisitorProfile| match &former.external_id {
                Some(external_id) => *external_id == vouched.external_id,
                None => !former.is_verified && former.customer_id.is_none(),
            };
            let former = former.filter(is_same).unwrap_or_else(stranger);
            vouched_for(tx, former, said, vouched).await?
        }
        None => introduced(former.unwrap_or_else(stranger), said),
    };
    if let Some(customer) = profile.customer_id {
        match hold_writer(tx, customer).await {
            // An account that is closed by now: its former token is still a visitor's.
            Err(Error::Unauthenticated) => {
                (profile.customer_id, profile.is_verified, profile.is_name_verified) = (None, false, false);
            }
            held => held?,
        }
    }
    Ok(profile)
}

async fn of_account(tx: &mut Tx, actor: &Actor) -> Result<VisitorProfile> {
    let person = actor.person()?;
    if !actor.may(permissions::ANSWER) {
        hold_writer(tx, person.id).await?;
    }
    let row = sqlx::query!(r#"select name, email::text as "email!" from users where id = $1"#, person.id.0)
        .fetch_optional(&mut **tx)
        .await?
        .ok_or(Error::Unauthenticated)?;
    Ok(VisitorProfile {
        visitor_id: person.id.0,
        customer_id: Some(person.id),
        external_id: None,
        name: Some(row.name),
        email: Some(row.email),
        is_verified: true,
        is_name_verified: true,
    })
}

/// What is typed anew counts, but for a name or an address that was vouched for.
fn introduced(former: VisitorProfile, said: ChatContact) -> VisitorProfile {
    let name = if former.is_name_verified { former.name } else { said.name.or(former.name) };
    let is_fixed = former.is_verified && former.email.is_some();
    let email = if is_fixed { former.email.clone() } else { said.email.or_else(|| former.email.clone()) };
    let is_verified = former.is_verified && email == former.email;
    VisitorProfile { name, email, is_verified, ..former }
}

async fn vouched_for(
    tx: &mut Tx,
    former: VisitorProfile,
    said: ChatContact,
    vouched: &VouchedFor,
) -> Result<VisitorProfile> {
    let customer_id = match &vouched.email {
        Some(email) => open_customer_of(tx, email).await?,
        None => None,
    };
    let known = former.email.filter(|_| former.is_verified);
    let known_name = former.name.clone().filter(|_| former.is_name_verified);
    let is_typed = vouched.email.is_none() && known.is_none() && said.email.is_some();
    let is_name_verified = vouched.name.is_some() || known_name.is_some();
    Ok(VisitorProfile {
        visitor_id: former.visitor_id,
        customer_id,
        external_id: Some(vouched.external_id.clone()),
        name: vouched.name.clone().or(known_name).or(said.name).or(former.name),
        email: vouched.email.clone().or(known).or(said.email),
        is_verified: !is_typed,
        is_name_verified,
    })
}

async fn former(tx: &mut Tx, session: Uuid) -> Result<Option<VisitorProfile>> {
    let row = sqlx::query!(
        "select visitor_id, customer_id, external_id, name, email::text as email, is_verified, is_name_verified
         from chat_sessions where id = $1",
        session,
    )
    .fetch_optional(&mut **tx)
    .await?;
    Ok(row.map(|row| VisitorProfile {
        visitor_id: row.visitor_id,
        customer_id: row.customer_id.map(Into::into),
        external_id: row.external_id,
        name: row.name,
        email: row.email,
        is_verified: row.is_verified,
        is_name_verified: row.is_name_verified,
    }))
}
