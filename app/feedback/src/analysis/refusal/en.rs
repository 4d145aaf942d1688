//! English.

use base::{Locale, Refusal};

use super::AnalysisRefusal;

pub(super) fn sentence(refusal: &AnalysisRefusal) -> String {
    match refusal {
        AnalysisRefusal::ManyWords(most) => format!("are more than {most}"),
        AnalysisRefusal::BadWord(wrong) => format!("one of them {}", wrong.sentence(Locale::En)),
        AnalysisRefusal::NoLetters => "one of them has no letter and no digit".to_owned(),
        AnalysisRefusal::DecidesNothing => "are needed where no context is said".to_owned(),
        AnalysisRefusal::ManyRules(most) => {
            format!("There are {most} rules already. Delete one before you add another.")
        }
        AnalysisRefusal::LongRange(most) => format!("is more than {most} days after the beginning"),
    }
}
