//! Why the desk cannot do something with a customer or an organisation, as a value; each language says it in a file of its
//! own.

mod ar;
mod de;
mod en;

use base::Locale;

/// A reason about customers and organisations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CustomerRefusal {
    /// An organisation has this name.
    OrganizationNameTaken,
    /// No organisation has this id.
    NoOrganization,
    /// One of the domains is none.
    NotADomain {
        /// As it was written.
        said: String,
    },
    /// One of the domains is everybody's: a public mail provider's.
    PublicDomain {
        /// Which.
        domain: String,
    },
    /// One of the domains is another organisation's.
    DomainTaken {
        /// Which.
        domain: String,
        /// Whose.
        organization: String,
    },
    /// More domains than an organisation has.
    ManyDomains,
    /// Somebody of the desk cannot be what only customers are.
    NotACustomer,
    /// Nobody has this address, or this id.
    NobodyThere,
    /// Two accounts are to become one that are one.
    SameAccount,
    /// The account became a part of another one before.
    MergedBefore,
    /// The account that is to stay is a part of another one, or closed.
    SurvivorIsGone,
    /// Somebody else wrote the note.
    NotYourNote,
    /// They are blocked, and may write no more.
    Blocked,
    /// Their account is a part of another one of theirs.
    AccountMerged,
}

impl base::Refusal for CustomerRefusal {
    fn sentence(&self, locale: Locale) -> String {
        match locale {
            Locale::En => en::sentence(self),
            Locale::De => de::sentence(self),
            Locale::Ar => ar::sentence(self),
        }
    }
}
