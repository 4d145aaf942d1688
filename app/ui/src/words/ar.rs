//! Arabic.

use base::Age;

use super::Words;

pub(super) const WORDS: Words = Words {
    pages: "الصفحات",
    newer: "الأحدث",
    older: "الأقدم",
    page_of: |page, pages| format!("صفحة {page} من {pages}"),
    page_of_many: |page| format!("صفحة {page}"),
    not_found: "هذه الصفحة ليست هنا",
    forbidden: "هذا ليس لك",
    unauthenticated: "سجّل الدخول لترى هذا",
    broken: "لم ينجح هذا",
    home: "إلى البداية",
    formatting: "التنسيق",
    bold: "عريض",
    italic: "مائل",
    strikethrough: "يتوسطه خط",
    link: "رابط",
    bullets: "قائمة نقطية",
    numbers: "قائمة مرقّمة",
    quote: "اقتباس",
    code: "شيفرة",
    heading: "عنوان",
    image: "صورة",
    preview: "معاينة",
    as_table: "العرض كجدول",
    no_value: "–",
    before: "سابقًا",
    was_before: |value| format!("(سابقًا {value})"),
    lowest_highest: |label, [low, low_at], [high, high_at]| {
        format!("{label}: الأدنى {low} ({low_at})، الأعلى {high} ({high_at}).")
    },
    nothing_known: |label| format!("{label}: لا شيء يُعرض."),
    ago: |age| match age {
        Age::Now => "الآن".to_owned(),
        Age::Minutes(count) => format!("{count} د"),
        Age::Hours(count) => format!("{count} س"),
        Age::Days(count) => format!("{count} ي"),
        Age::Weeks(count) => format!("{count} أسب."),
        Age::Years(count) => format!("{count} سنة"),
    },
};
