//! Why a rating is refused, as a value, in every language.

use base::Locale;

/// A reason of satisfaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SatisfactionRefusal {
    /// Not a number from 1 to 5.
    NotARating,
    /// There is still something to do.
    NotResolved,
    /// It was answered, and cannot be changed any more.
    TooLate,
    /// A link that does not hold, or no longer.
    BadLink,
}

impl base::Refusal for SatisfactionRefusal {
    fn sentence(&self, locale: Locale) -> String {
        match locale {
            Locale::En => english(*self),
            Locale::De => german(*self),
            Locale::Ar => arabic(*self),
        }
        .to_owned()
    }
}

fn english(refusal: SatisfactionRefusal) -> &'static str {
    match refusal {
        SatisfactionRefusal::NotARating => "is not a number from 1 to 5",
        SatisfactionRefusal::NotResolved => "This ticket is not resolved. You can say how it was once it is.",
        SatisfactionRefusal::TooLate => "What you said of this ticket cannot be changed any more.",
        SatisfactionRefusal::BadLink => "This link does not work any more. Nothing was recorded.",
    }
}

fn german(refusal: SatisfactionRefusal) -> &'static str {
    match refusal {
        SatisfactionRefusal::NotARating => "ist keine Zahl von 1 bis 5",
        SatisfactionRefusal::NotResolved => {
            "Diese Anfrage ist noch nicht gelöst. Sobald sie es ist, können Sie sagen, wie es war."
        }
        SatisfactionRefusal::TooLate => {
            "Was Sie zu dieser Anfrage gesagt haben, lässt sich nicht mehr ändern."
        }
        SatisfactionRefusal::BadLink => "Dieser Link gilt nicht mehr. Es wurde nichts festgehalten.",
    }
}

fn arabic(refusal: SatisfactionRefusal) -> &'static str {
    match refusal {
        SatisfactionRefusal::NotARating => "ليس رقمًا من 1 إلى 5",
        SatisfactionRefusal::NotResolved => "لم تُحل هذه التذكرة بعد. يمكنك أن تقيّم عندما تُحل.",
        SatisfactionRefusal::TooLate => "لم يعد بالإمكان تغيير ما قلته عن هذه التذكرة.",
        SatisfactionRefusal::BadLink => "لم يعد هذا الرابط صالحًا. لم يُسجَّل شيء.",
    }
}
