//! English.

use super::Refusal;

pub(super) fn sentence(refusal: &Refusal) -> String {
    let sentence = match refusal {
        Refusal::SwitchedOff => "Chat is switched off here.",
        Refusal::NotThere => "is no chat that you may see",
        Refusal::Ended => "This chat is over. Start a new one to go on.",
        Refusal::ManyChats => "Too many chats are open from here. Try again later, or open a ticket.",
        Refusal::Blocked => "Chat is not possible from here.",
        Refusal::DeskOnly => "is for the desk alone",
        Refusal::BadPayload => "is not a structured message of its form",
        Refusal::NoSuchQuestion => "answers nothing that was asked in this chat",
        Refusal::UnknownTarget => "names neither one agent, one team nor `ticket`",
        Refusal::NotAtTheDesk => "is nobody who works at the desk",
        Refusal::UnknownTeam => "is no team",
        Refusal::BadIdentity => "does not prove who you are",
        Refusal::UsedIdentity => "was used for another chat already",
        Refusal::Asked => "is asked for here",
        Refusal::UnknownTopic => "is none of the topics",
        Refusal::RatedBefore => "This chat was rated already.",
        Refusal::NotAScore => "is not a number from 1 to 5",
        Refusal::BadShortcut => "is not one word of at most 50 letters, digits, - or _",
        Refusal::ShortcutTaken => "is taken already",
        Refusal::BadTopics => "are more than 20, or one has more than 100 characters",
        Refusal::BadOrigin => "has a line that is no site like https://shop.example.com",
        Refusal::BadNetwork => "has a line that is no network like 203.0.113.0/24",
        Refusal::BadTimeZone => "is no time zone like Europe/Berlin",
        Refusal::BadHours => "are not hours like 09:00 to 17:00, one after the other",
        Refusal::HeldBy { name } => return format!("{name} has this chat already."),
        Refusal::Full(most) => return format!("You have {most} chats already, as many as you take at once."),
        Refusal::OutOfBounds { least, most } => return format!("is not a number from {least} to {most}"),
    };
    sentence.to_owned()
}
