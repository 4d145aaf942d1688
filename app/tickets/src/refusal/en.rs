//! English.

use base::{Locale, Refusal as _};

use super::Refusal;

pub(super) fn sentence(refusal: &Refusal) -> String {
    match refusal {
        Refusal::ChangedMeanwhile => {
            "Somebody changed this ticket meanwhile. Look at it as it is now.".to_owned()
        }
        Refusal::HeldBy { name } => format!("{name} has this ticket already."),
        Refusal::CannotMove { from, to } => {
            format!("A ticket that is {} cannot become {}.", from.as_str(), to.as_str())
        }
        Refusal::NotResolved => "This ticket is not resolved yet.".to_owned(),
        Refusal::SlugTaken => "There is a category with this slug.".to_owned(),
        Refusal::SlugForm => "has letters a to z, digits and single hyphens, at most 60".to_owned(),
        Refusal::NeedsDefaultCategory => {
            "New tickets have this category where their writer chooses none. Make another one the default first.".to_owned()
        }
        Refusal::CategoryInUse => "Tickets have this category. Make it inactive instead.".to_owned(),
        Refusal::UnknownCategory => "is not one of the categories".to_owned(),
        Refusal::LongDescription => "has more than 200 characters".to_owned(),
        Refusal::AnotherTicket => "is another ticket than the one of the address".to_owned(),
        Refusal::NotAtTheDesk => "does not work at the desk".to_owned(),
        Refusal::UnknownStatus => "is not one of the states".to_owned(),
        Refusal::UnknownPriority => "is not one of the priorities".to_owned(),
        Refusal::NotAPerson => "is not a person".to_owned(),
        Refusal::BadTag(why) => format!("hold one that {}", why.sentence(Locale::En)),
        Refusal::ManyTags => "are more than 30".to_owned(),
    }
}
