//! Arabic.

use super::RatingsWords;

pub(super) static WORDS: RatingsWords = RatingsWords {
    title: "التقييمات",
    report: "التقرير",
    lead_own: "كيف وجد الناس مساعدتك لهم، الأحدث أولًا.",
    lead_all: "كيف وجد الناس المساعدة التي حصلوا عليها، الأحدث أولًا.",
    loading: "جارٍ تحميل التقييمات",
    all: "الكل",
    rating: "التقييم",
    agent: "الموظف",
    comment: "التعليق",
    with_comment: "مع تعليق",
    from: "من",
    to: "إلى",
    show: "اعرض",
    show_all: "اعرض الكل",
    none_yet: "لا تقييمات بعد",
    none_yet_hint: "من طلب المساعدة يقول كيف كانت عندما تُحل تذكرته، ويظهر ذلك هنا.",
    none_found: "لا تقييم كما طلبت",
    none_found_hint: "احذف شيئًا من التصفية، أو اعرض الكل.",
    no_words: "بلا كلمات",
    rated: |rating| format!("{rating} من 5"),
    found: |count, average| format!("عدد التقييمات: {count}، والمتوسط {average:.1} من 5"),
};
