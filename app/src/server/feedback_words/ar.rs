//! Arabic.

use super::FeedbackWords;

pub(super) static WORDS: FeedbackWords = FeedbackWords {
    nobody: "بلا اسم",
    about: |context| format!("ملاحظات حول: {context}"),
    rated: |rating| format!("التقييم {rating} من 5."),
    was_feedback: "كانت هذه ملاحظات.",
    page: "الصفحة",
    tags: "الوسوم",
    language: "اللغة",
    cannot_be_answered: "وصلت بلا اسم: لن يقرأ أحد الرد.",
};
