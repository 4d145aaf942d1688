//! Who asks. The first thing that every verb gets, and what every query is narrowed by.

use axum::{extract::FromRequestParts, http::request::Parts};

use super::{Ctx, Error, Result};
use crate::{OrganizationId, Role, SessionId, TeamId, UserId};

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
            teams: Vec::new(),
            organization: None,
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
            Self::Anonymous | Self::Visitor(_) | Self::AiBot | Self::System => None,
        }
    }

    /// Whether this is an agent, an admin or Porchlight itself.
    pub fn is_staff(&self) -> bool {
        match self {
            Self::Person(person) => person.role.is_staff(),
            Self::System => true,
            Self::Anonymous | Self::Visitor(_) | Self::AiBot => false,
        }
    }
}
