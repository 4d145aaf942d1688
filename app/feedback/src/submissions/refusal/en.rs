//! English.

use base::{Locale, Refusal};

use super::FeedbackRefusal;

pub(super) fn sentence(refusal: &FeedbackRefusal) -> String {
    let sentence = match refusal {
        FeedbackRefusal::NotAScore => "is not a number from 1 to 5",
        FeedbackRefusal::ManyTags(most) => return format!("are more than {most}"),
        FeedbackRefusal::BadTag(wrong) => return format!("has one that {}", wrong.sentence(Locale::En)),
        FeedbackRefusal::NoPicture => "is neither a picture nor a file that you sent",
        FeedbackRefusal::LargePicture(most) => return format!("has more than {most} MB"),
        FeedbackRefusal::NamedPicture => {
            "is a file that your name hangs on: send the picture itself to stay without a name"
        }
        FeedbackRefusal::EndsBeforeItBegins => "is not after the beginning",
        FeedbackRefusal::NoSuchTicket => "is no ticket that you may see",
        FeedbackRefusal::HasTicket => "This feedback belongs to another ticket already.",
    };
    sentence.to_owned()
}
