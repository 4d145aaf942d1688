//! Arabic.

use base::{Locale, Plural};

use super::Words;

pub(super) const WORDS: Words = Words {
    title: "أحداث وُضعت جانبًا",
    changes: "أحداث لم يستطع جزء من Porchlight معالجتها، لتُجرَّب من جديد.",
    keywords: "حدث تسليم فشل إعادة",
    lead: "فشل جزء من Porchlight في معالجة كل منها حتى نفدت محاولاته. أصلح السبب ثم شغّله من جديد.",
    none: "لم يوضع شيء جانبًا",
    none_hint: "الأحداث التي لا يستطيع جزء من Porchlight معالجتها تنتظرك هنا.",
    consumer: "المستهلك",
    kind: "الحدث",
    topic: "موضوعه",
    attempts: "المحاولات",
    last_error: "آخر ما قاله",
    set_aside: "وقت وضعه جانبًا",
    run_again: "شغّل من جديد",
    waiting: |count| match Locale::Ar.plural(count) {
        Plural::Zero => "لا حدث ينتظر محاولة أخرى.".to_owned(),
        Plural::One => "حدث واحد ينتظر محاولة أخرى.".to_owned(),
        Plural::Two => "حدثان ينتظران محاولة أخرى.".to_owned(),
        Plural::Few => format!("{count} أحداث تنتظر محاولة أخرى."),
        Plural::Many => format!("{count} حدثًا ينتظر محاولة أخرى."),
        Plural::Other => format!("{count} حدث ينتظر محاولة أخرى."),
    },
};
