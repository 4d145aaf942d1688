//! Somebody is invited: their account is there with all that an admin says of it, and lets nobody in until whoever has the
//! link chose a password.

use base::{
    InvalidFields, UserId, check_name, note_invalid,
    server::{Actor, Audited, Ctx, Error, IdempotencyKey, Result, Tx, audit, random_token},
    single_line,
};

use super::find::load;
use crate::{
    EmailAddress,
    people::{Invitation, NewPerson, PeopleRefusal, draft::LONGEST_NAME},
    server::{
        change_teams::{hold_teams, write_teams},
        grant::join_desk,
        hash_password,
        one_time_link::{self, LinkKind, NewLink},
        permissions,
        register::{insert, newcomer},
    },
};

/// Invites somebody and answers the link to hand them.
///
/// # Errors
/// Invalid input, [`Error::Conflict`] for an address that has an account, [`Error::Forbidden`] for everybody but admins.
#[tracing::instrument(name = "identity.invite", skip_all)]
pub async fn invite(
    ctx: &Ctx,
    actor: &Actor,
    draft: NewPerson,
    idempotency_key: Option<&IdempotencyKey>,
) -> Result<Invitation> {
    actor.allow(permissions::MANAGE)?;
    let (email, name) = check(&draft)?;
    // Nobody has it, and who looks at the column finds what every account has there.
    let password_hash = hash_password(random_token()).await?;
    let user = newcomer(ctx, email.as_str().to_owned(), name, draft.role);
    let mut tx = ctx.begin().await?;
    if let (Some(key), Some(admin)) = (idempotency_key, actor.id())
        && let Some(earlier) = key.claim(ctx, &mut tx, admin.0, user.id.0).await?
    {
        tx.rollback().await?;
        return invite_again(ctx, actor, earlier.into()).await;
    }
    let teams = hold_teams(&mut tx, &draft.team_ids).await?;
    insert(&mut tx, &user, &password_hash).await.map_err(|error| match error.constraint() {
        Some("users_email_unique") => Error::conflict(PeopleRefusal::AddressHasAccount),
        _ => error,
    })?;
    sqlx::query!("update users set invited_at = $2 where id = $1", user.id.0, ctx.now())
        .execute(&mut *tx)
        .await?;
    if draft.role.is_staff() {
        join_desk(ctx, &mut tx, user.id).await?;
        let ids: Vec<_> = teams.iter().map(|team| team.id).collect();
        write_teams(ctx, &mut tx, user.id, &ids).await?;
    }
    let invitation = hand_out(ctx, &mut tx, actor, user.id).await?;
    audit(ctx, &mut tx, actor, Audited::new("person.invited", "person", user.id).after(&invitation.user)?)
        .await?;
    ctx.commit(tx).await?;
    Ok(invitation)
}

/// Makes a new link for somebody who was invited and did not come yet; the former one works no more.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Conflict`] where they came already or their account is closed, [`Error::Forbidden`] for
/// everybody but admins.
#[tracing::instrument(name = "identity.invite_again", skip_all, fields(user.id = %person))]
pub async fn invite_again(ctx: &Ctx, actor: &Actor, person: UserId) -> Result<Invitation> {
    actor.allow(permissions::MANAGE)?;
    let mut tx = ctx.begin().await?;
    // The link before its person, as whoever comes by it has them: two of them wait for each other otherwise. Somebody who
    // comes at this moment came before, or finds the link ended.
    one_time_link::end(ctx, &mut tx, LinkKind::Invitation, person).await?;
    sqlx::query!("select from users where id = $1 for no key update", person.0)
        .fetch_optional(&mut *tx)
        .await?;
    let invitation = hand_out(ctx, &mut tx, actor, person).await?;
    audit(ctx, &mut tx, actor, Audited::new("person.invited_again", "person", person)).await?;
    ctx.commit(tx).await?;
    Ok(invitation)
}

async fn hand_out(ctx: &Ctx, tx: &mut Tx, actor: &Actor, person: UserId) -> Result<Invitation> {
    let user = load(tx, person).await?;
    if !user.is_active {
        return Err(Error::conflict(PeopleRefusal::AccountClosed));
    }
    if !user.is_invited {
        return Err(Error::conflict(PeopleRefusal::CameAlready));
    }
    let link = NewLink { kind: LinkKind::Invitation, person, made_by: actor.id(), email: Some(&user.email) };
    let token = one_time_link::make(ctx, tx, link).await?;
    let invite_url = one_time_link::address(ctx, LinkKind::Invitation, &token);
    Ok(Invitation { user, invite_url })
}

fn check(draft: &NewPerson) -> Result<(EmailAddress, String)> {
    let mut wrong = InvalidFields::new();
    let email = EmailAddress::parse(&draft.email);
    note_invalid(&mut wrong, "email", email.as_ref().map(|_| ()).map_err(|refusal| *refusal));
    let name = single_line(&draft.name);
    note_invalid(&mut wrong, "name", check_name(&name, LONGEST_NAME));
    if !draft.role.is_staff() && !draft.team_ids.is_empty() {
        note_invalid(&mut wrong, "team_ids", Err(PeopleRefusal::NotAtTheDesk));
    }
    match email {
        Ok(email) if wrong.is_empty() => Ok((email, name)),
        _ => Err(Error::Invalid(wrong)),
    }
}
