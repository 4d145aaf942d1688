//! German.

use base::{Locale, Refusal};

use super::FeedbackRefusal;

pub(super) fn sentence(refusal: &FeedbackRefusal) -> String {
    let sentence = match refusal {
        FeedbackRefusal::NotAScore => "ist keine Zahl von 1 bis 5",
        FeedbackRefusal::ManyTags(most) => return format!("sind mehr als {most}"),
        FeedbackRefusal::BadTag(wrong) => return format!("eines davon {}", wrong.sentence(Locale::De)),
        FeedbackRefusal::NoPicture => "ist weder ein Bild noch eine Datei von Ihnen",
        FeedbackRefusal::LargePicture(most) => return format!("hat mehr als {most} MB"),
        FeedbackRefusal::NamedPicture => {
            "ist eine Datei, an der Ihr Name hängt: Senden Sie das Bild selbst, damit Ihr Name draußen bleibt"
        }
        FeedbackRefusal::EndsBeforeItBegins => "liegt nicht nach dem Anfang",
        FeedbackRefusal::NoSuchTicket => "ist kein Ticket, das Sie sehen dürfen",
        FeedbackRefusal::HasTicket => "Dieses Feedback gehört schon zu einem anderen Ticket.",
    };
    sentence.to_owned()
}
