//! The link by which a requester answers from a mail, without an account: signed by the house's key, and kept nowhere.

use base::{
    UserId,
    chrono::TimeDelta,
    hex,
    server::{Ctx, Error, Result, invalid},
    uuid::Uuid,
};

use crate::{SatisfactionRatingId, SatisfactionRefusal};

/// So long after the question a link leads anywhere.
const LASTS: TimeDelta = TimeDelta::days(60);
/// What the signature is for.
const PURPOSE: &str = "satisfaction link";

/// What a link leads to.
#[derive(Clone, Debug)]
pub struct LinkedRating {
    /// The ticket that is rated.
    pub ticket: Uuid,
    /// Whose ticket it is, and whose link.
    pub requester: UserId,
    /// What they are called.
    pub requester_name: String,
}

/// The token of a ticket's link, where its requester was asked.
///
/// # Errors
/// When the database refuses.
pub async fn link_token(ctx: &Ctx, ticket: Uuid) -> Result<Option<String>> {
    let mut reader = ctx.read().await?;
    let id = sqlx::query_scalar!(
        "select id from satisfaction_ratings where ticket_id = $1 order by resolved_at desc limit 1",
        ticket,
    )
    .fetch_optional(&mut *reader)
    .await?;
    reader.release();
    Ok(id.map(|id| token_of(ctx, id.into())))
}

/// What a token leads to. Records nothing: programs that look at mails follow links too.
///
/// # Errors
/// [`Error::Invalid`] for a token that is not ours or too old, and where the account behind it is closed.
pub async fn find_by_token(ctx: &Ctx, token: &str) -> Result<LinkedRating> {
    let id = read_token(ctx, token).ok_or_else(no_link)?;
    let mut reader = ctx.read().await?;
    let found = sqlx::query_as!(
        LinkedRating,
        "select s.ticket_id as ticket, s.requester_id as requester, u.name as requester_name
         from satisfaction_ratings s join users u on u.id = s.requester_id and u.deactivated_at is null
         where s.id = $1 and s.asked_at > $2",
        id.0,
        ctx.now() - LASTS,
    )
    .fetch_optional(&mut *reader)
    .await?;
    reader.release();
    found.ok_or_else(no_link)
}

fn no_link() -> Error {
    invalid("token", SatisfactionRefusal::BadLink)
}

fn token_of(ctx: &Ctx, id: SatisfactionRatingId) -> String {
    format!("{}.{}", id.0.simple(), hex(&sign(ctx, id)))
}

fn read_token(ctx: &Ctx, token: &str) -> Option<SatisfactionRatingId> {
    let (id, signature) = token.split_once('.')?;
    let id = id.parse().ok()?;
    let signed = hex(&sign(ctx, id));
    // Every letter is looked at, whichever is wrong: how long it takes tells nothing.
    let differs = signed.bytes().zip(signature.bytes()).fold(0, |all, (one, other)| all | (one ^ other));
    (signature.len() == signed.len() && differs == 0).then_some(id)
}

fn sign(ctx: &Ctx, id: SatisfactionRatingId) -> [u8; 32] {
    ctx.settings.secret.sign(PURPOSE, &[id.0.as_bytes()])
}

#[cfg(test)]
mod tests {
    use base::server::test;
    use sqlx::PgPool;

    use super::*;

    #[sqlx::test(migrations = false)]
    async fn a_token_is_ours_to_the_last_letter(db: PgPool) {
        let ctx = test::ctx(db);
        let id = SatisfactionRatingId(ctx.id());
        let token = token_of(&ctx, id);
        assert_eq!(read_token(&ctx, &token), Some(id));
        let other = token_of(&ctx, SatisfactionRatingId(ctx.id()));
        let (_, signature) = other.split_once('.').unwrap();
        for wrong in [
            "",
            ".",
            &token[..token.len() - 1],
            &format!("{token}0"),
            &format!("{}.{signature}", id.0.simple()),
        ] {
            assert_eq!(read_token(&ctx, wrong), None, "{wrong}");
        }
    }
}
