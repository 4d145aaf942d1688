//! The actor as a performer: what an event says of whoever made the change.

use super::Actor;
use crate::{Performer, PerformerKind, Role};

impl From<Role> for PerformerKind {
    fn from(role: Role) -> Self {
        match role {
            Role::Customer => Self::Customer,
            Role::Agent => Self::Agent,
            Role::Admin => Self::Admin,
        }
    }
}

impl From<&Actor> for Performer {
    fn from(actor: &Actor) -> Self {
        let nobody = |kind| Self { kind, id: None, name: None };
        match actor {
            Actor::Person(person) => {
                Self { kind: person.role.into(), id: Some(person.id), name: Some(person.name.clone()) }
            }
            Actor::System => nobody(PerformerKind::System),
            Actor::AiBot => nobody(PerformerKind::AiBot),
            Actor::Visitor(visitor) => Self { name: visitor.name.clone(), ..nobody(PerformerKind::Visitor) },
            Actor::Anonymous => nobody(PerformerKind::Visitor),
        }
    }
}
