//! Arabic.

use base::isolated;

use super::{RulesWords, TrendsWords, Words};
use crate::Dimension;

pub(super) static WORDS: Words = Words {
    rules: RulesWords {
        title: "وسوم الملاحظات",
        changes: "أي الكلمات تمنح الملاحظات أي وسم تلقائيًا.",
        keywords: "وسم قاعدة انطباع تحليل ملاحظات تلقائي نموذج ذكاء",
        lead: "تنال الملاحظة وسمًا عند وصولها إن وردت فيها هذه الكلمات. والوسم الذي يزيله أحد لا يعود.",
        loading: "جارٍ تحميل القواعد",
        none_yet: "لا قواعد بعد",
        none_yet_hint: "تحدد القاعدة أي الكلمات تمنح وسمًا: طرد، مندوب ← التوصيل.",
        add: "أضف قاعدة",
        edit: "تعديل",
        save: "حفظ",
        delete: "حذف",
        saved: "حُفظت. يُعاد النظر فيما قيل من قبل.",
        tag: "الوسم",
        words: "الكلمات",
        words_hint: "بينها فواصل. النجمة تعني أي نهاية: deliver*. يمكن تركها فارغة إن ذُكر سياق.",
        which: "أي الكلمات",
        any: "أي منها",
        all: "كلها",
        language: "اللغة",
        any_language: "أي لغة",
        context: "فقط حين يكون الموضوع",
        context_hint: "جزء من الموضوع: الدفع. فارغ لأي موضوع.",
        said: |words, is_all| {
            if is_all { format!("كل من: {words}") } else { format!("أي من: {words}") }
        },
        in_language: |language| format!("فقط بلغة: {language}"),
        about: |context| format!("فقط عن {}", isolated(context)),
        trial: "جرّب القواعد",
        trial_lead: "ماذا تفعل القواعد بهذا النص؟ لا يُحفظ منه شيء.",
        text: "ما قد يقوله أحدهم",
        try_out: "جرّب",
        gets: |tags| {
            if tags.is_empty() {
                "لا ينال وسمًا.".to_owned()
            } else {
                format!("ينال: {}.", tags.join("، "))
            }
        },
        feels: |sentiment, score| {
            format!(
                "بحسب قوائم الكلمات: {sentiment} ({} على مقياس من −1 إلى 1).",
                isolated(&format!("{score:+.2}"))
            )
        },
        analysis: "التحليل",
        progress: |total, pending| match pending {
            0 => format!("نُظر في كل الملاحظات. عددها: {total}."),
            _ => format!("بانتظار النظر: {pending} من {total}."),
        },
        by_words: "يُقدَّر الانطباع بقوائم الكلمات الإنجليزية والألمانية المرفقة وبالتقييم.",
        by_model: |model| {
            format!("يُقدَّر الانطباع بالنموذج {}، وتحل قوائم الكلمات محله حين لا يجيب.", isolated(model))
        },
        fallbacks: |count| format!("ما قُدّر بقوائم الكلمات دون النموذج: {count}."),
        again: "أعد النظر في الكل",
        again_hint: "في الخلفية. ما وصل بلا اسم ينتظر حتى تنقضي ساعته.",
        begun: "بدأ التحليل.",
    },
    trends: TrendsWords {
        title: "اتجاهات الملاحظات",
        lead: "كم يُقال، وكيف يُقيَّم، وعمّ يدور. الأيام بتوقيتك.",
        loading: "جارٍ تحميل الاتجاهات",
        from: "من",
        to: "إلى",
        by: "العدّ حسب",
        show: "اعرض",
        all_feedback: "كل الملاحظات",
        none: "لم يُقل شيء في هذه المدة",
        none_hint: "اختر أيامًا أخرى.",
        dimension: |dimension| match dimension {
            Dimension::Sentiment => "الانطباع",
            Dimension::Context => "الموضوع",
            Dimension::Tag => "الوسم",
        },
        finding: |count, average| match average {
            Some(average) => format!("عدد الملاحظات: {count}، ومتوسط تقييمها {average:.1} من 5."),
            None => format!("عدد الملاحظات: {count}."),
        },
        shares: "الحصص",
        days: "يومًا بيوم",
        day: "اليوم",
        count: "العدد",
        share: "الحصة",
        average: "متوسط التقييم",
        of_it: "منها",
        percent: |share| format!("{:.0}٪", share * 100.0),
        rating: |rating| format!("{rating:.1}"),
        unlike: "أيام تختلف عن غيرها",
        unlike_lead: "بالمقارنة مع اليوم نفسه في الأسابيع الثمانية السابقة، بأيام التوقيت العالمي.",
        none_unlike: "لم يختلف يوم عن غيره.",
        anomaly: |value, seen, expected| format!("{}: {seen}، والمعتاد نحو {expected:.0}", isolated(value)),
        what_changed: "عمّ تدور",
    },
};
