//! Who asks. The first thing that every verb gets, and what every query is narrowed by.

use axum::{extract::FromRequestParts, http::request::Parts};

use super::{Ctx, Error, Result};
use crate::{Role, SessionId, UserId};

/// A signed-in person, as the access token says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub id: UserId,
    /// The name to greet with; at most one access token's life old.
    pub name: String,
    /// What they may do at all.
    pub role: Role,
    /// The sign-in that vouches for them.
    pub session: SessionId,
    /// The version of what they may do that was looked at; it grows with every change of it.
    pub authorization_version: i64,
}

/// Whoever makes a request or a change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Actor {
    /// Nobody signed in.
    #[default]
    Anonymous,
    /// A signed-in person.
    Person(Person),
    /// Porchlight itself: jobs, seeds, rules.
    System,
}

/// An agent or an admin, for addresses that are the desk's alone. The verbs ask again.
pub struct Staff(pub Actor);

impl<S: Sync> FromRequestParts<S> for Staff {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        let actor = parts.extensions.get::<Actor>().cloned().unwrap_or_default();
        actor.staff()?;
        Ok(Self(actor))
    }
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
            Self::Anonymous | Self::System => Err(Error::Unauthenticated),
        }
    }

    /// The signed-in agent or admin.
    ///
    /// # Errors
    /// [`Error::Unauthenticated`] where nobody is signed in, [`Error::Forbidden`] for customers.
    pub fn staff(&self) -> Result<&Person> {
        let person = self.person()?;
        if person.role.is_staff() { Ok(person) } else { Err(Error::Forbidden) }
    }

    /// The signed-in admin.
    ///
    /// # Errors
    /// [`Error::Unauthenticated`] where nobody is signed in, [`Error::Forbidden`] for everybody else.
    pub fn admin(&self) -> Result<&Person> {
        let person = self.person()?;
        if person.role == Role::Admin { Ok(person) } else { Err(Error::Forbidden) }
    }

    /// The person's id where there is a person.
    pub fn id(&self) -> Option<UserId> {
        match self {
            Self::Person(person) => Some(person.id),
            Self::Anonymous | Self::System => None,
        }
    }

    /// Whether this is an agent, an admin or Porchlight itself.
    pub fn is_staff(&self) -> bool {
        match self {
            Self::Person(person) => person.role.is_staff(),
            Self::System => true,
            Self::Anonymous => false,
        }
    }
}
