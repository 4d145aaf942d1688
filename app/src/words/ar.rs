//! Arabic.

use super::Words;

pub(super) const WORDS: Words = Words {
    name: "Porchlight",
    skip: "انتقل إلى المحتوى",
    main_menu: "القائمة الرئيسية",
    my_tickets: "طلباتي",
    desk: "مكتب الدعم",
    failed_jobs: "مهام لم تنجح",
    failed_events: "أحداث وُضعت جانبًا",
    articles: "المقالات",
    greeting: "كيف يمكننا المساعدة؟",
    lead: "الضوء مضاء. اكتب إلينا وسيرد عليك إنسان.",
    ask: "اكتب إلينا",
    ask_hint: "أخبرنا بما حدث. يمكنك متابعة الرد هنا.",
    follow: "تابع ردًا",
    follow_hint: "كل ما سألت عنه وما آل إليه. تظهر الردود الجديدة من تلقاء نفسها.",
    language: "اللغة",
    help_center: "مركز المساعدة",
    convert_ticket_to_article: "احفظ هذا الرد",
    became: "صار",
    as_article: "مقالًا",
    as_question: "سؤالًا شائعًا",
    not_found: "هذه الصفحة ليست هنا",
    not_found_lead: "ربما انتقلت، أو أنها ليست لك. لم يضع شيء مما يخصك.",
    go_home: "إلى البداية",
};
