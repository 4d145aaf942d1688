//! Arabic.

use base::{Locale, Plural};

use super::IdeaWords;
use crate::{IdeaNews, IdeaStatus};

pub(super) static WORDS: IdeaWords = IdeaWords {
    loading: "جارٍ تحميل الأفكار",
    title: "الأفكار",
    lead: "ما تتمنونه وما صار إليه. صوّت لما تريده أنت أيضًا.",
    back: "كل الأفكار",
    suggest: "اقترح فكرة",
    suggest_lead: "ابحث أولًا: ربما سبقك أحد إليها، وصوتك يقوّيها. يستطيع الجميع قراءة ما تكتبه، أما اسمك فلا يراه إلا فريق الدعم.",
    sign_in_to_suggest: "سجّل الدخول لاقتراح فكرة",
    idea_title: "فكرتك في كلمات قليلة",
    idea_title_hint: "مثلًا: إطفاء كل مصابيح الغرفة معًا",
    idea_body: "ماذا ستغيّر لك؟",
    idea_body_hint: "يمكن تركه فارغًا. يمكن استخدام Markdown.",
    send: "اقترحها",
    order: "الترتيب",
    by_votes: "الأكثر طلبًا",
    newest: "الأحدث",
    status: "الحالة",
    open_ones: "الكل عدا المرفوض",
    search_label: "ابحث في الأفكار",
    search: "ابحث",
    none: "لا أفكار بعد",
    none_hint: "ما تقترحه سيظهر هنا، ويمكن للآخرين التصويت له.",
    nothing_found: "لا فكرة فيها هذه الكلمات",
    nothing_found_hint: "جرّب كلمات أقل، أو اقترحها بنفسك.",
    vote: "صوّت",
    take_back: "صوّتَّ. تراجع",
    sign_in_to_vote: "سجّل الدخول للتصويت",
    votes,
    status_of,
    answer: "جوابنا",
    answered: "أُجيب",
    suggested: "اقتُرحت",
    suggested_by: "من",
    hidden: "مخفية: لا يراها إلا فريق الدعم",
    news: "جديد الأفكار التي صوّتَّ لها",
    news_of,
    manage: "لفريق الدعم",
    answer_label: "الجواب الرسمي",
    answer_hint: "بصيغة Markdown. يقرؤه الجميع ويُخبَر من صوّت. الفارغ يزيله.",
    save: "احفظ",
    hide: "أخفها عن الجميع عدا فريق الدعم",
    show: "أظهرها للجميع",
    merge: "ادمج",
    merge_label: "تقول ما تقوله الفكرة رقم",
    merge_hint: "تنتقل أصواتها إلى تلك، ويؤدي هذا العنوان إليها. لا يمكن التراجع عن ذلك.",
    its_feedback: "الملاحظات المحسوبة لها",
    no_feedback: "لا شيء بعد. تصير الملاحظات عند فريق الدعم فكرة أو تُحسب لفكرة.",
    all_feedback: "كلها",
};

fn votes(count: i32) -> String {
    match Locale::Ar.plural(count.into()) {
        Plural::Zero => "لا أصوات".to_owned(),
        Plural::One => "صوت واحد".to_owned(),
        Plural::Two => "صوتان".to_owned(),
        Plural::Few => format!("{count} أصوات"),
        Plural::Many => format!("{count} صوتًا"),
        Plural::Other => format!("{count} صوت"),
    }
}

fn status_of(status: IdeaStatus) -> &'static str {
    match status {
        IdeaStatus::UnderReview => "قيد الدراسة",
        IdeaStatus::Planned => "مخطط لها",
        IdeaStatus::Started => "بدأ العمل عليها",
        IdeaStatus::Shipped => "نُفذت",
        IdeaStatus::Declined => "مرفوضة",
    }
}

fn news_of(news: IdeaNews, status: IdeaStatus) -> String {
    match news {
        IdeaNews::Status => format!("صارت الآن: {}", status_of(status)),
        IdeaNews::Answer => "أجبنا عنها".to_owned(),
        IdeaNews::Merged => "تكمل فكرة تقول الشيء نفسه، وانتقل صوتك معها".to_owned(),
    }
}
