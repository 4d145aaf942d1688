//! A contact: somebody who wrote without an account gets one that nobody can sign in to. Whoever later shows that the address
//! is theirs, by the link of a forgotten password, owns it with all that was written.

use base::{
    Locale, Role, UserId, cut,
    server::{Ctx, Result, Tx, random_token},
    single_line,
};

use crate::server::{hash_password, register::newcomer};
use crate::{EmailAddress, User};

/// The longest name of an account, in characters.
const LONGEST_NAME: usize = 100;

/// Somebody who wrote: what is known of them.
#[derive(Clone, Copy, Debug)]
pub struct NewContact<'a> {
    /// What they are called.
    pub name: &'a str,
    /// Where they can be written to, as far as they said; nobody looked whether that is so.
    pub email: Option<&'a EmailAddress>,
    /// The language that they read.
    pub locale: Option<Locale>,
}

/// The account of whoever wrote, in the caller's transaction: the customer's with that address, or else a new one. An address of
/// somebody at the desk, or of an account that is closed, proves nothing when a stranger types it: they get an account without
/// address. Which account it is the caller tells nobody but the desk.
///
/// # Errors
/// When the database refuses.
pub async fn contact(ctx: &Ctx, tx: &mut Tx, contact: NewContact<'_>) -> Result<UserId> {
    if let Some(email) = contact.email {
        if let Some(known) = account_of(tx, email).await? {
            return match known {
                Known::Customer(id) => Ok(id),
                Known::NotTheirs => without_address(ctx, tx, contact).await,
            };
        }
        if let Some(made) = make(ctx, tx, contact, email).await? {
            return Ok(made);
        }
        // Somebody else made one at the same moment.
        if let Some(Known::Customer(id)) = account_of(tx, email).await? {
            return Ok(id);
        }
    }
    without_address(ctx, tx, contact).await
}

/// The account that has an address already.
enum Known {
    /// An open customer's; that of the survivor, where it became a part of another one.
    Customer(UserId),
    /// Somebody's in whose name no stranger asks: of the desk, closed, or made by whoever never showed that the address is
    /// theirs.
    NotTheirs,
}

/// Held by its key: a merge waits, and hands over what is written in its name.
async fn account_of(tx: &mut Tx, email: &EmailAddress) -> Result<Option<Known>> {
    let row = sqlx::query!(
        r#"select u.id, u.role = 'customer' and u.deactivated_at is null
             and (found.email_confirmed_at is not null or found.is_contact or found.merged_into is not null) as "is_theirs!"
         from users found join users u on u.id = coalesce(found.merged_into, found.id)
         where found.email = $1::text::citext for key share of u"#,
        email.as_str(),
    )
    .fetch_optional(&mut **tx)
    .await?;
    Ok(row.map(|row| if row.is_theirs { Known::Customer(row.id.into()) } else { Known::NotTheirs }))
}

async fn without_address(ctx: &Ctx, tx: &mut Tx, contact: NewContact<'_>) -> Result<UserId> {
    let made = make(ctx, tx, contact, &EmailAddress::unreachable(ctx.id())).await?;
    Ok(made.ok_or_else(|| anyhow::anyhow!("two contacts got one id"))?)
}

/// Makes an account; none where the address has one by now.
async fn make(
    ctx: &Ctx,
    tx: &mut Tx,
    contact: NewContact<'_>,
    email: &EmailAddress,
) -> Result<Option<UserId>> {
    let name = cut(&single_line(contact.name), LONGEST_NAME).trim_end().to_owned();
    let user =
        User { locale: contact.locale, ..newcomer(ctx, email.as_str().to_owned(), name, Role::Customer) };
    // Nobody has it, and who looks at the column finds what every account has there.
    let password_hash = hash_password(random_token()).await?;
    let made = sqlx::query_scalar!(
        "insert into users (id, email, name, role, password_hash, locale, is_contact, created_at, updated_at)
         values ($1, $2::text::citext, $3, $4, $5, $6, true, $7, $7)
         on conflict on constraint users_email_unique do nothing returning id",
        user.id.0,
        user.email,
        user.name,
        user.role.as_str(),
        password_hash,
        user.locale.map(Locale::tag),
        user.created_at,
    )
    .fetch_optional(&mut **tx)
    .await?;
    Ok(made.map(UserId))
}

#[cfg(test)]
mod tests {
    use base::server::{ClientAddress, Error};
    use sqlx::PgPool;

    use super::*;
    use crate::server::{
        Credentials, Device, Registration, deactivate, find_person, register, sign_in, test::Stage,
    };
    use crate::{
        is_reachable,
        server::customers::{begin_merge, finish_merge},
    };

    async fn contact_of(ctx: &Ctx, name: &str, email: Option<&str>) -> User {
        let email = email.map(|email| EmailAddress::parse(email).unwrap());
        let mut tx = ctx.begin().await.unwrap();
        let locale = Some(Locale::De);
        let id = contact(ctx, &mut tx, NewContact { name, email: email.as_ref(), locale }).await.unwrap();
        ctx.commit(tx).await.unwrap();
        find_person(ctx, id).await.unwrap().unwrap()
    }

    fn device() -> Device {
        Device { address: ClientAddress("192.0.2.7".parse().unwrap()), user_agent: String::new() }
    }

    #[sqlx::test(migrator = "migrations::MIGRATOR")]
    async fn whoever_wrote_has_one_account_that_nobody_signs_in_to(db: PgPool) {
        let stage = Stage::new(db).await;
        let ctx = &stage.ctx;
        let dana = contact_of(ctx, "Dana", Some("dana@example.com")).await;
        assert_eq!((&*dana.name, dana.role, dana.locale), ("Dana", Role::Customer, Some(Locale::De)));
        assert!(is_reachable(&dana.email) && dana.email_confirmed_at.is_none());
        assert_eq!(contact_of(ctx, "Somebody", Some("DANA@example.com")).await, dana);
        let tried = Credentials { email: dana.email.clone(), password: "porchlight".to_owned() };
        assert!(matches!(sign_in(ctx, &device(), tried).await, Err(Error::WrongCredentials)));
        let again = Registration {
            email: dana.email,
            password: "a long sentence".to_owned(),
            name: "Dana".to_owned(),
            locale: None,
            time_zone: None,
        };
        assert!(matches!(register(ctx, &device(), again, None).await, Err(Error::Invalid(_))));
        let carol = contact_of(ctx, "Not Carol", Some("customer@example.com")).await;
        assert_eq!((Some(carol.id), &*carol.name), (stage.carol.id(), "Carol"));
    }

    #[sqlx::test(migrator = "migrations::MIGRATOR")]
    async fn an_address_that_proves_nothing_is_not_written_down(db: PgPool) {
        let stage = Stage::new(db).await;
        let ctx = &stage.ctx;
        deactivate(ctx, &stage.erin, stage.charlie.id().unwrap()).await.unwrap();
        for email in
            [None, Some("agent@example.com"), Some("admin@example.com"), Some("customer2@example.com")]
        {
            let made = contact_of(ctx, " Mallory\n ", email).await;
            assert_eq!((&*made.name, made.role), ("Mallory", Role::Customer), "{email:?}");
            assert!(!is_reachable(&made.email), "{email:?}: {}", made.email);
            assert!(EmailAddress::parse(&made.email).is_err(), "nobody says that this is theirs");
        }
    }

    #[sqlx::test(migrator = "migrations::MIGRATOR")]
    async fn who_became_a_part_of_another_account_asks_as_that_one(db: PgPool) {
        let stage = Stage::new(db).await;
        let ctx = &stage.ctx;
        let [carol, charlie] = [&stage.carol, &stage.charlie].map(|person| person.id().unwrap());
        let mut tx = ctx.begin().await.unwrap();
        let merge = begin_merge(ctx, &mut tx, &stage.alice, charlie, carol).await.unwrap().unwrap();
        finish_merge(ctx, &mut tx, &stage.alice, merge).await.unwrap();
        ctx.commit(tx).await.unwrap();
        assert_eq!(contact_of(ctx, "Charlie", Some("customer2@example.com")).await.id, carol);
    }

    #[sqlx::test(migrator = "migrations::MIGRATOR")]
    async fn two_who_write_at_once_from_one_address_are_one(db: PgPool) {
        let stage = Stage::new(db).await;
        let ctx = &stage.ctx;
        let both = ["One", "Other"].map(|name| contact_of(ctx, name, Some("dana@example.com")));
        let [one, other] = both;
        let (one, other) = futures::join!(one, other);
        assert_eq!(one.id, other.id);
    }
}
