//! Arabic.

use base::{Locale, Plural};

use super::{VisitorWords, isolated, minute_of};
use crate::{EndReason, Event, browser::OpeningDay};

const WEEKDAYS: [&str; 7] = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"];

pub(in crate::words) static WORDS: VisitorWords = VisitorWords {
    title: "دردشة",
    loading: "الدردشة",
    close: "إغلاق الدردشة",
    switched_off: "لا ندردش في الوقت الحالي. اكتب إلينا وسيجيبك إنسان.",
    write_instead: "اكتب إلينا",
    somebody_is_here: "يوجد من يجيبك الآن.",
    usually_within: |minutes| format!("يصل الرد عادةً خلال {}.", within(minutes)),
    nobody_is_free: "لا أحد هنا الآن. اكتب على أي حال، واترك عنوانك إن لم تستطع الانتظار.",
    closed_until: |when| format!("لا أحد هنا الآن. نعود {when}. اترك رسالة وستصبح تذكرة."),
    closed: "لا أحد هنا الآن. اترك رسالة وستصبح تذكرة.",
    opening: |day, at| {
        let at_time = isolated(&minute_of(at));
        match day {
            OpeningDay::Today => format!("اليوم الساعة {at_time}"),
            OpeningDay::Tomorrow => format!("غدًا الساعة {at_time}"),
            OpeningDay::Weekday(day) => {
                format!("يوم {} الساعة {at_time}", WEEKDAYS.get(*day).copied().unwrap_or_default())
            }
            OpeningDay::Date(date) => format!("في {} الساعة {at_time}", isolated(date)),
        }
    },
    earlier: "دردشاتك السابقة",
    no_words: "لم يُقل شيء بعد",
    goes_on: "مستمرة",
    is_over: "منتهية",
    unread: |count| match Locale::Ar.plural(count) {
        Plural::One => "رد جديد واحد".to_owned(),
        Plural::Two => "ردّان جديدان".to_owned(),
        Plural::Few => format!("{count} ردود جديدة"),
        Plural::Zero | Plural::Many | Plural::Other => format!("{count} ردًا جديدًا"),
    },
    your_name: "اسمك",
    your_email: "بريدك الإلكتروني",
    email_hint: "كي يصلك الرد حتى بعد مغادرتك.",
    email_hint_closed: "إليه يصل الرد.",
    optional: "(إن أردت)",
    topic: "عمَّ تسأل؟",
    no_topic: "اختر واحدًا",
    question: "كيف يمكننا المساعدة؟",
    start: "ابدأ الدردشة",
    leave_message: "اترك الرسالة",
    conversation: "المحادثة",
    you: "أنت",
    house: "فريق المساعدة",
    show_earlier: "عرض ما قيل قبل ذلك",
    new_messages: "رسائل جديدة في الأسفل",
    happened: |event, by| {
        Some(match event {
            Event::Started { is_left_message: true } => "تركتَ رسالة.".to_owned(),
            Event::Accepted { agent } => format!("يجيبك الآن {}.", isolated(&agent.name)),
            Event::Transferred { to: Some(to), .. } => match by {
                Some(by) => format!("حوّلك {} إلى {}.", isolated(by), isolated(&to.name)),
                None => format!("يجيبك الآن {}.", isolated(&to.name)),
            },
            Event::Transferred { team: Some(team), .. } => {
                format!("أنت الآن بانتظار فريق {}.", isolated(team))
            }
            Event::Transferred { .. } => "تم تحويلك.".to_owned(),
            Event::Returned {} => "انقطع الاتصال بمن كان يجيبك. أنت الأول في الطابور من جديد.".to_owned(),
            Event::Archived { number } => format!("أصبحت هذه الدردشة التذكرة {}.", isolated(number)),
            Event::Ended { reason: EndReason::Visitor } => "أنهيتَ الدردشة.".to_owned(),
            Event::Ended { reason: EndReason::Agent } => match by {
                Some(by) => format!("أنهى {} الدردشة.", isolated(by)),
                None => "انتهت الدردشة.".to_owned(),
            },
            Event::Ended { reason: EndReason::Silence } => "ساد الصمت فترة، فانتهت الدردشة.".to_owned(),
            Event::Ended { reason: EndReason::Ticket } => "انتهت الدردشة، وتستمر كتذكرة.".to_owned(),
            Event::Started { .. }
            | Event::Said { .. }
            | Event::Noted { .. }
            | Event::Introduced { .. }
            | Event::PageViewed { .. }
            | Event::Rated { .. } => return None,
        })
    },
    is_typing: |name| format!("يكتب {} الآن…", isolated(name)),
    agent_is_here: |name| format!("{} هنا.", isolated(name)),
    agent_has_it: |name| format!("يجيبك {}، وهو ينظر إلى مكان آخر الآن.", isolated(name)),
    waits: |place, minutes| {
        let place = if place == 1 {
            "دورك هو التالي.".to_owned()
        } else {
            format!("أنت رقم {place}.")
        };
        match minutes {
            Some(minutes) => format!("{place} يصل الرد عادةً خلال {}. يمكنك الكتابة من الآن.", within(minutes)),
            None => format!("{place} يمكنك الكتابة من الآن."),
        }
    },
    waits_somewhere: "أنت في الطابور. يمكنك الكتابة من الآن.",
    waits_for_nobody: "لا أحد هنا الآن. مكانك محفوظ؛ يمكنك الكتابة من الآن أو ترك عنوانك.",
    left_message: "وصلتنا رسالتك. ستصبح تذكرة، ويصلك الرد بالبريد الإلكتروني.",
    ended: "انتهت هذه الدردشة.",
    became_ticket: |number| format!("انتهت هذه الدردشة، وتستمر كتذكرة {}.", isolated(number)),
    leave_address: "اترك عنوانك بدل الانتظار",
    leave_address_hint: "يصبح ما كتبتَه تذكرة، ويصلك الرد بالبريد الإلكتروني. لا حاجة إلى البقاء.",
    leave_it: "أجيبوني بالبريد",
    sending: "جارٍ الإرسال…",
    sent: "أُرسلت",
    delivered: "وصلت",
    read: "قُرئت",
    not_sent_yet: "لم تُرسل بعد. هي محفوظة وستُرسل من تلقاء نفسها.",
    send_again: "أرسل من جديد",
    refused: "لم يُرسل هذا:",
    take_out: "احذفها",
    files: |count| match Locale::Ar.plural(i64::try_from(count).unwrap_or(i64::MAX)) {
        Plural::One => "ملف واحد".to_owned(),
        Plural::Two => "ملفان".to_owned(),
        Plural::Few => format!("{count} ملفات"),
        Plural::Zero | Plural::Many | Plural::Other => format!("{count} ملفًا"),
    },
    your_message: "رسالتك",
    send: "أرسل",
    keys: "Enter للإرسال، وShift مع Enter لسطر جديد",
    line_is_down: "انقطع الاتصال. ما تكتبه محفوظ ويُرسل حين يعود.",
    refresh: "عرض الردود الجديدة",
    answers: "أجوبة للاختيار",
    your_choice: "(اختيارك)",
    open: "افتح",
    how_was_it: "كيف كانت هذه الدردشة؟",
    scores: ["سيئة", "ضعيفة", "مقبولة", "جيدة", "ممتازة"],
    in_your_words: "بكلماتك (إن أردت)",
    rate: "أرسل رأيك",
    rated: |word| format!("قلتَ: {word}. شكرًا لك."),
    end_chat: "إنهاء الدردشة",
    end_chat_hint: "لا يضيع شيء: يمكنك قراءتها هنا من جديد.",
    end_it: "أنهِها",
    new_chat: "ابدأ دردشة جديدة",
};

fn within((from, to): (i64, i64)) -> String {
    match (from, to) {
        (_, ..=1) => "دقيقة واحدة".to_owned(),
        (from, to) if from == to => minutes(to),
        (from, to) => format!("{from} إلى {}", minutes(to)),
    }
}

fn minutes(count: i64) -> String {
    match Locale::Ar.plural(count) {
        Plural::Few => format!("{count} دقائق"),
        Plural::Two => "دقيقتين".to_owned(),
        Plural::Zero | Plural::One | Plural::Many | Plural::Other => format!("{count} دقيقة"),
    }
}
