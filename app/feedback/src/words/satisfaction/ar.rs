//! Arabic.

use super::SatisfactionWords;

pub(super) static WORDS: SatisfactionWords = SatisfactionWords {
    loading: "جارٍ تحميل السؤال",
    question: "كيف كانت المساعدة التي حصلت عليها؟",
    scores: ["غير راضٍ إطلاقًا", "غير راضٍ", "بين بين", "راضٍ", "راضٍ جدًا"],
    comment: "بكلماتك",
    reopen: "لم تُحل المشكلة: أعد فتحها",
    reopen_hint: "يُؤخذ به إذا لم تكن راضيًا.",
    send: "أرسل",
    given: |word| format!("قلت: {word}. شكرًا لك."),
    change: "غيّر جوابي",
    at_desk: |rating| format!("الرضا: {rating} من 5"),
    link_title: "كيف كان الأمر؟",
    link_lead: "لا يُسجَّل شيء قبل أن تضغط الزر.",
    to_start: "إلى البداية",
};
