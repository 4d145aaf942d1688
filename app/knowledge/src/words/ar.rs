//! Arabic.

use super::Words;
use crate::Kind;

pub(super) const WORDS: Words = Words {
    search_label: "ابحث في مركز المساعدة",
    search_go: "ابحث",
    search_suggestions: "اقتراحات",
    may_answer: "قد يجيب هذا عن سؤالك",
    this_answers: "هذا يجيب عنه",
    glad: "جيد. لا شيء يُرسل إذًا؛ اكتب إلينا متى احتجت.",
    kind_of: |kind| match kind {
        Kind::Guide => "دليل",
        Kind::Tutorial => "درس",
        Kind::BestPractice => "أفضل ممارسة",
        Kind::Troubleshooting => "حل المشكلات",
        Kind::ApiDocumentation => "توثيق الواجهة البرمجية",
    },
};
