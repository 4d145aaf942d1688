//! Arabic.

use base::{Locale, Plural};

use super::Words;

pub(super) const WORDS: Words = Words {
    title: "أعمال تم التخلي عنها",
    changes: "أعمال فشلت نهائيًا، لتُشغَّل من جديد أو تُحذف.",
    keywords: "قائمة انتظار خلفية مهمة فشل إعادة",
    lead: "جُرّب كل منها حتى نفدت محاولاته، أو لا أحد يعرف كيف يُنجز. أصلح السبب ثم شغّله من جديد، أو احذفه.",
    none: "لم يُتخلَّ عن شيء",
    none_hint: "الأعمال التي تفشل نهائيًا تنتظرك هنا.",
    kind: "العمل",
    queue: "قائمة الانتظار",
    attempts: "المحاولات",
    last_error: "آخر ما قاله",
    given_up: "وقت التخلي",
    run_again: "شغّل من جديد",
    delete: "احذف",
    unknown_kind: "لا أحد يعرف هذا النوع من الأعمال: طلبه إصدار سابق.",
    waiting: |count| match Locale::Ar.plural(count) {
        Plural::Zero => "لا شيء ينتظر.".to_owned(),
        Plural::One => "عمل واحد ينتظر دوره.".to_owned(),
        Plural::Two => "عملان ينتظران دورهما.".to_owned(),
        Plural::Few => format!("{count} أعمال تنتظر دورها."),
        Plural::Many => format!("{count} عملًا ينتظر دوره."),
        Plural::Other => format!("{count} عمل ينتظر دوره."),
    },
};
