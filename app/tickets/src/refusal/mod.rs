//! Why a verb of the tickets refuses, as a value; each language says it in a file of its own.

mod ar;
mod de;
mod en;

use base::{InvalidText, Locale};

use crate::Status;

/// A reason of the tickets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Somebody changed the ticket since the caller saw it.
    ChangedMeanwhile,
    /// Somebody else answers it.
    HeldBy {
        /// What they are called.
        name: String,
    },
    /// A status does not lead to another.
    CannotMove {
        /// From where.
        from: Status,
        /// To where.
        to: Status,
    },
    /// It is not resolved yet.
    NotResolved,
    /// A category's slug is taken.
    SlugTaken,
    /// A category's slug is not of its form.
    SlugForm,
    /// Tickets have the category.
    CategoryInUse,
    /// A ticket whose writer chooses none needs a category.
    NeedsDefaultCategory,
    /// No category is called so.
    UnknownCategory,
    /// A description of a category has more than 200 characters.
    LongDescription,
    /// The body names another ticket than the address.
    AnotherTicket,
    /// Somebody is to answer who does not work at the desk.
    NotAtTheDesk,
    /// Not one of the states.
    UnknownStatus,
    /// Not one of the priorities.
    UnknownPriority,
    /// Not a person's id.
    NotAPerson,
    /// One of the tags is wrong.
    BadTag(InvalidText),
    /// More than 30 tags.
    ManyTags,
}

impl base::Refusal for Refusal {
    fn sentence(&self, locale: Locale) -> String {
        match locale {
            Locale::En => en::sentence(self),
            Locale::De => de::sentence(self),
            Locale::Ar => ar::sentence(self),
        }
    }
}
