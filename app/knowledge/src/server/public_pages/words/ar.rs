//! Arabic.

use base::{Locale, Plural};

use super::Words;

pub(super) const WORDS: Words = Words {
    lead: "إجابات من مركز المساعدة: ابحث أو تصفّح المواضيع أو راسلنا.",
    not_found: "هذا المقال ليس هنا",
    not_found_hint: "ربما سُحب، أو أنه ليس للجميع. قد يعرف البحث أين ذهب.",
    search: "بحث",
    results_for: |words| format!("نتائج البحث عن «\u{2068}{words}\u{2069}»"),
    results: |count, is_all| {
        let counted = i64::try_from(count).unwrap_or_default();
        match (is_all, Locale::Ar.plural(counted)) {
            (false, _) => format!("أفضل النتائج: {count}"),
            (true, Plural::Zero) => "لا نتائج".to_owned(),
            (true, Plural::One) => "نتيجة واحدة".to_owned(),
            (true, Plural::Two) => "نتيجتان".to_owned(),
            (true, Plural::Few) => format!("{count} نتائج"),
            (true, Plural::Many | Plural::Other) => format!("{count} نتيجة"),
        }
    },
    not_it: "ليس هذا؟",
    found_nothing: "لا شيء فيه هذه الكلمات",
    found_nothing_hint: "جرّب كلمات أقل أو مختلفة، أو اكتب إلينا: سيرد عليك إنسان.",
    help: "المساعدة",
    faq_title: "أسئلة يطرحها كثيرون",
    all_questions: "كل الأسئلة",
    no_faq: "لا أسئلة بعد",
    no_faq_hint: "ما يسأل عنه كثيرون سيُجاب عنه هنا.",
    categories: "المواضيع",
    articles: |count| match Locale::Ar.plural(count) {
        Plural::Zero => "لا مقالات".to_owned(),
        Plural::One => "مقال واحد".to_owned(),
        Plural::Two => "مقالان".to_owned(),
        Plural::Few => format!("{count} مقالات"),
        Plural::Many => format!("{count} مقالًا"),
        Plural::Other => format!("{count} مقال"),
    },
    popular: "الأكثر قراءة",
    recent: "حُدّث مؤخرًا",
    empty_category: "لا شيء هنا بعد",
    empty_category_hint: "ستظهر المقالات في هذا الموضوع هنا حين تُكتب.",
    updated: "حُدّث",
    minutes: |minutes| match Locale::Ar.plural(minutes.into()) {
        Plural::One => "مدة القراءة: دقيقة".to_owned(),
        Plural::Two => "مدة القراءة: دقيقتان".to_owned(),
        Plural::Few => format!("مدة القراءة: {minutes} دقائق"),
        Plural::Zero | Plural::Many | Plural::Other => format!("مدة القراءة: {minutes} دقيقة"),
    },
    contents: "في هذه الصفحة",
    stale: "تغيّر أصل هذا المقال بعد ترجمته. قد يكون بعض ما فيه قديمًا.",
    untranslated: "لم يُترجم هذا المقال إلى لغتك بعد.",
    other_languages: "متاح أيضًا بلغة",
    for_agents: "لا يقرأ هذا إلا مكتب الدعم",
    for_signed_in: "لا يقرأ هذا إلا من سجّل دخوله",
    did_it_help: "هل أفادك هذا؟",
    yes: "نعم",
    no: "لا",
    thanks: "شكرًا لك.",
    thanks_for_words: "شكرًا لك. نقرأ كل كلمة من هذا.",
    what_was_missing: "ما الذي كان ينقص؟",
    what_was_good: "ما الذي كان جيدًا فيه؟",
    send: "إرسال",
    related: "ذات صلة",
    still_stuck: "ما زلت عالقًا؟",
    still_stuck_hint: "أخبرنا بما حدث. سيرد عليك إنسان.",
    write_to_us: "اكتب إلينا",
    edit: "تحرير",
    what_happened: "ماذا حدث",
    what_helped: "ما الذي أفاد",
};
