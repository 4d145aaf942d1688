//! Arabic.

use base::{Locale, Refusal};

use super::AnalysisRefusal;

pub(super) fn sentence(refusal: &AnalysisRefusal) -> String {
    match refusal {
        AnalysisRefusal::ManyWords(most) => format!("أكثر من {most}"),
        AnalysisRefusal::BadWord(wrong) => format!("إحداها {}", wrong.sentence(Locale::Ar)),
        AnalysisRefusal::NoLetters => "إحداها بلا حرف ولا رقم".to_owned(),
        AnalysisRefusal::DecidesNothing => "مطلوبة حين لا يُذكر سياق".to_owned(),
        AnalysisRefusal::ManyRules(most) => format!("بلغ عدد القواعد {most}. احذف قاعدة قبل أن تضيف أخرى."),
        AnalysisRefusal::LongRange(most) => format!("بعد البداية بأكثر من {most} يومًا"),
    }
}
