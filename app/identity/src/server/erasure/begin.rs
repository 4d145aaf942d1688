//! Closes the account of somebody who is being erased, and says who they were, so that every domain can forget them.

use base::{
    Role, UserId,
    server::{Actor, Ctx, Error, Result, Tx},
};
use domain::server::ErasedPerson;

use crate::{
    people::PeopleRefusal,
    server::{
        deactivate::{close_account, end_links},
        permissions,
    },
};

/// Closes an account for good, with those that became a part of it: each is one of the same person. Answers them as they were,
/// the part before what it became a part of. Whoever calls this held before what the domains hold
/// ([`domain::server::PersonalData::hold`]), and publishes the revocation after the commit.
///
/// # Errors
/// [`Error::NotFound`] where there is nobody; [`Error::Conflict`] for who was erased before and for the last admin;
/// [`Error::Forbidden`] for everybody but admins and the person.
pub async fn begin_erasure(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    person: UserId,
) -> Result<Vec<ErasedPerson>> {
    if actor.id() != Some(person) {
        actor.allow(permissions::MANAGE)?;
    }
    end_links(ctx, tx, person).await?;
    let accounts = sqlx::query!(
        r#"select id, name, email as "email: String", role, erased_at from users
         where id = $1 or merged_into = $1 order by id for update"#,
        person.0,
    )
    .fetch_all(&mut **tx)
    .await?;
    let own = accounts.iter().find(|account| account.id == person.0).ok_or(Error::NotFound)?;
    if own.erased_at.is_some() {
        return Err(Error::conflict(PeopleRefusal::Erased));
    }
    close_account(ctx, tx, actor, person).await?;
    let mut erased: Vec<_> = accounts
        .into_iter()
        .filter(|account| account.erased_at.is_none())
        .map(|account| ErasedPerson {
            id: account.id.into(),
            name: account.name,
            email: account.email,
            is_staff: Role::parse(&account.role).is_some_and(Role::is_staff),
        })
        .collect();
    erased.sort_by_key(|account| account.id == person);
    Ok(erased)
}
