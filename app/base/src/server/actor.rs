//! Who asks. The first thing that every verb gets, and what every query is narrowed by.

use axum::{extract::FromRequestParts, http::request::Parts};

use super::{Ctx, Error, Permission, Result};
use crate::{Locale, OrganizationId, Role, SessionId, TeamId, UserId};

/// A signed-in person, as the access token says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub id: UserId,
    /// The name to greet with; at most one access token's life old.
    pub name: String,
    /// What they may do at all.
    pub role: Role,
    /// The teams of the desk that they work in, as the token says: a change of them ends it.
    pub teams: Vec<TeamId>,
    /// The organisation that they ask for help for.
    pub organization: Option<OrganizationId>,
    /// The language of their account, where they have one; at most one access token's life old.
    pub locale: Option<Locale>,
    /// The time zone of their account, as old.
    pub time_zone: Option<String>,
    /// The sign-in that vouches for them.
    pub session: SessionId,
    /// The version of what they may do that was looked at; it grows with every change of it.
    pub authorization_version: i64,
}

/// Somebody without an account whom a conversation of their own knows again: a chat or a feedback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visitor {
    /// The conversation's session.
    pub session: SessionId,
    /// What they say that they are called.
    pub name: Option<String>,
    /// Where they say that they can be written to; nobody looked whether that is so.
    pub email: Option<String>,
}

/// Whoever makes a request or a change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Actor {
    /// Nobody signed in.
    #[default]
    Anonymous,
    /// A chat or feedback session without an account.
    Visitor(Visitor),
    /// A signed-in person.
    Person(Person),
    /// The assistant that answers before anybody of the desk does. It is nobody of the desk.
    AiBot,
    /// Porchlight itself: jobs, seeds, rules.
    System,
}

/// Somebody who signed in, for addresses that are nobody else's: they are refused before their body is read. The verbs ask
/// again.
pub struct SignedIn(pub Actor);

impl<S: Sync> FromRequestParts<S> for SignedIn {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        let actor = parts.extensions.get::<Actor>().cloned().unwrap_or_default();
        actor.person()?;
        Ok(Self(actor))
    }
}

impl Actor {
    /// A person who acts without having signed in: in seeds and in tests.
    pub fn acting(ctx: &Ctx, id: UserId, name: &str, role: Role) -> Self {
        Self::Person(Person {
            id,
            name: name.to_owned(),
            role,
            teams: Vec::new(),
            organization: None,
            locale: None,
            time_zone: None,
            session: ctx.id().into(),
            authorization_version: 0,
        })
    }

    /// The signed-in person.
    ///
    /// # Errors
    /// [`Error::Unauthenticated`] for everybody else.
    pub fn person(&self) -> Result<&Person> {
        match self {
            Self::Person(person) => Ok(person),
            Self::Anonymous | Self::Visitor(_) | Self::AiBot | Self::System => Err(Error::Unauthenticated),
        }
    }

    /// The signed-in person, who has the permission.
    ///
    /// # Errors
    /// [`Error::Unauthenticated`] where nobody is signed in, [`Error::Forbidden`] for everybody else without it.
    pub fn can(&self, permission: Permission) -> Result<&Person> {
        match self {
            Self::Person(person) if person.role >= permission.least => Ok(person),
            Self::Anonymous | Self::Visitor(_) => Err(Error::Unauthenticated),
            Self::Person(_) | Self::AiBot | Self::System => Err(Error::Forbidden),
        }
    }

    /// Whether the permission is there: a person's by their role, and Porchlight's own always.
    pub fn may(&self, permission: Permission) -> bool {
        *self == Self::System || self.can(permission).is_ok()
    }

    /// Lets through whoever has the permission, Porchlight itself too.
    ///
    /// # Errors
    /// As [`Actor::can`].
    pub fn allow(&self, permission: Permission) -> Result<()> {
        if *self == Self::System { Ok(()) } else { self.can(permission).map(|_| ()) }
    }

    /// The person's id where there is a person.
    pub fn id(&self) -> Option<UserId> {
        match self {
            Self::Person(person) => Some(person.id),
            Self::Anonymous | Self::Visitor(_) | Self::AiBot | Self::System => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use sqlx::PgPool;

    use super::*;
    use crate::server::test;

    #[sqlx::test(migrations = false)]
    async fn a_permission_is_its_roles_and_nobody_elses(db: PgPool) {
        let ctx = test::ctx(db);
        let visitor = Visitor { session: ctx.id().into(), name: None, email: None };
        let (agents, admins) = (Permission::of_agents("a.read"), Permission::of_admins("a.manage"));
        let may = |actor: &Actor| (actor.may(agents), actor.may(admins));
        let person = |role| Actor::acting(&ctx, ctx.id().into(), "Alice", role);
        assert_eq!(may(&person(Role::Customer)), (false, false));
        assert_eq!(may(&person(Role::Agent)), (true, false));
        assert_eq!(may(&person(Role::Admin)), (true, true));
        assert_eq!(may(&Actor::System), (true, true));
        for stranger in [Actor::Anonymous, Actor::Visitor(visitor)] {
            assert!(matches!(stranger.can(agents), Err(Error::Unauthenticated)), "{stranger:?}");
        }
        for known in [person(Role::Customer), Actor::AiBot] {
            assert!(matches!(known.can(agents), Err(Error::Forbidden)), "{known:?}");
        }
    }
}
