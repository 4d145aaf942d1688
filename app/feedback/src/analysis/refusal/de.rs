//! German.

use base::{Locale, Refusal};

use super::AnalysisRefusal;

pub(super) fn sentence(refusal: &AnalysisRefusal) -> String {
    match refusal {
        AnalysisRefusal::ManyWords(most) => format!("sind mehr als {most}"),
        AnalysisRefusal::BadWord(wrong) => format!("eines davon {}", wrong.sentence(Locale::De)),
        AnalysisRefusal::NoLetters => "eines davon hat weder Buchstaben noch Ziffern".to_owned(),
        AnalysisRefusal::DecidesNothing => "sind nötig, wo kein Kontext genannt ist".to_owned(),
        AnalysisRefusal::ManyRules(most) => {
            format!("Es gibt schon {most} Regeln. Löschen Sie eine, bevor Sie eine weitere hinzufügen.")
        }
        AnalysisRefusal::LongRange(most) => format!("liegt mehr als {most} Tage nach dem Anfang"),
    }
}
