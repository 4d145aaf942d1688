//! Why a verb of the chat refuses, as a value; each language says it in a file of its own.

mod ar;
mod de;
mod en;

use base::Locale;

/// A reason of the chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The house does not chat.
    SwitchedOff,
    /// The chat is over.
    Ended,
    /// Somebody else has it.
    HeldBy {
        /// What they are called.
        name: String,
    },
    /// The agent has as many chats as they take at once.
    Full(i32),
    /// Too many chats from one place.
    ManyChats,
    /// This place may not chat.
    Blocked,
    /// A visitor asked for something only the desk does.
    DeskOnly,
    /// A payload is not of its form.
    BadPayload,
    /// A choice or an answer that belongs to no question.
    NoSuchQuestion,
    /// Neither an agent, a team nor a ticket, or several.
    UnknownTarget,
    /// A chat is named that is not there, or not one's to see.
    NotThere,
    /// Somebody is to answer who does not work at the desk.
    NotAtTheDesk,
    /// No team is called so.
    UnknownTeam,
    /// A JWT that does not hold.
    BadIdentity,
    /// A JWT that was used for another chat.
    UsedIdentity,
    /// A name, an address or a question is asked for.
    Asked,
    /// Not one of the topics.
    UnknownTopic,
    /// It was rated before.
    RatedBefore,
    /// Not a number from 1 to 5.
    NotAScore,
    /// A shortcut is no word.
    BadShortcut,
    /// A shortcut is taken.
    ShortcutTaken,
    /// The topics are too many, or too long.
    BadTopics,
    /// Not the origin of a site.
    BadOrigin,
    /// Not a network.
    BadNetwork,
    /// Not a time zone.
    BadTimeZone,
    /// Not hours of a day.
    BadHours,
    /// A number is out of its bounds.
    OutOfBounds {
        /// The least.
        least: u32,
        /// The most.
        most: u32,
    },
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
