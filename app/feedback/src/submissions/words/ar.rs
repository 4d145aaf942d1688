//! Arabic.

use super::{DeskWords, GivingWords};
use crate::{FeedbackKind, FeedbackStatus, Sentiment};

pub(super) static GIVING: GivingWords = GivingWords {
    title: "شاركنا رأيك",
    lead: "لمسة واحدة تكفي. يقرأ رأيك أشخاص، وما تقوله يغيّر شيئًا هنا.",
    how_was_it: "كيف كانت تجربتك؟",
    ratings: ["سيئة", "غير جيدة", "مقبولة", "جيدة", "جيدة جدًا"],
    in_own_words: "قلها بكلماتك",
    in_general: "بشكل عام",
    thanks: "شكرًا لك. وصل رأيك.",
    tell_more: "هل تود أن تخبرنا بالمزيد؟",
    thanks_for_words: "شكرًا على وقتك. سيقرأ أحدنا ما كتبته.",
    again: "شاركنا رأيًا آخر",
    comments: "ما الذي ينبغي أن نعرفه؟",
    context: "ما الموضوع؟",
    context_hint: "صفحة، أو خطوة، أو منتج.",
    tags: "كلمات دالة",
    tags_hint: "بضع كلمات بينها فواصل إن شئت: التوصيل، الفاتورة.",
    send: "إرسال",
    without_name: "أرسل دون اسمي",
    no_name_kept: "يصل بلا اسم: لا نحتفظ بشيء يدل على هويتك.",
    screenshot: "صورة لما تراه",
    screenshot_hint: "إن كانت مفيدة: اختر صورة أو ألصقها.",
    capture: "التقط صورة للشاشة",
    mask_hint: "ارسم مربعات فوق ما لا يعني أحدًا؛ ما تحتها لا يغادر متصفحك. بالمفاتيح: يضيف Enter مربعًا، وتحركه الأسهم، ومع Shift تغيّر حجمه، ويحذفه Backspace.",
    masks: |count| format!("عدد المربعات: {count}"),
    undo_mask: "أزل المربع الأخير",
    remove_screenshot: "أزل الصورة",
    unreadable: "تعذرت قراءة هذه الصورة. اختر غيرها.",
};

pub(super) static DESK: DeskWords = DeskWords {
    title: "الملاحظات",
    lead: "ما قاله الناس، الأحدث أولًا. ما وصل بلا اسم لا يذكر من وقته إلا الساعة.",
    trends: "الاتجاهات",
    loading: "جارٍ تحميل الملاحظات",
    all: "الكل",
    search: "كلمات فيها",
    tag: "الوسم",
    tags: "الوسوم",
    tags_hint: "بينها فواصل، عشرة على الأكثر.",
    status: "الحالة",
    kind: "النوع",
    sentiment: "الانطباع",
    rating: "التقييم",
    from: "من",
    to: "إلى",
    show: "اعرض",
    show_all: "اعرض الكل",
    none_yet: "لا ملاحظات بعد",
    none_yet_hint: "يظهر هنا ما يقوله الناس في صفحة الملاحظات وفي الإطارات على مواقعكم.",
    none_found: "لا شيء يطابق ما طلبته",
    none_found_hint: "احذف شيئًا من المرشح، أو اعرض الكل.",
    give: "إلى صفحة الملاحظات",
    found: |total, is_more| {
        if is_more {
            "عدد الملاحظات: أكثر من 10,000".to_owned()
        } else {
            format!("عدد الملاحظات: {total}")
        }
    },
    older: "الأقدم",
    no_words: "لمسة واحدة بلا كلمات",
    without_name: "بلا اسم",
    without_name_lead: "لا أحد يعرف: وصلت بلا اسم",
    rated: |rating| format!("{rating} من 5"),
    kind_of: |kind| match kind {
        FeedbackKind::Quick => "لمسة واحدة",
        FeedbackKind::Detailed => "بكلماتهم",
    },
    sentiment_of: |sentiment| match sentiment {
        Sentiment::Positive => "إيجابي",
        Sentiment::Neutral => "محايد",
        Sentiment::Negative => "سلبي",
    },
    status_of: |status| match status {
        FeedbackStatus::New => "جديدة",
        FeedbackStatus::Seen => "اطُّلع عليها",
        FeedbackStatus::Planned => "مخطط لها",
        FeedbackStatus::Done => "أُنجزت",
        FeedbackStatus::Declined => "مرفوضة",
    },
    all_feedback: "كل الملاحظات",
    about: "الموضوع",
    who: "من",
    when: "متى",
    language: "اللغة",
    page: "الصفحة",
    screenshot: "الصورة المرفقة",
    what_becomes: "ما مصيرها",
    note: "ملاحظة داخلية",
    note_hint: "لفريق الدعم وحده.",
    save: "حفظ",
    saved: "حُفظ.",
};
