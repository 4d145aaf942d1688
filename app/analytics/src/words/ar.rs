//! Arabic.

use base::isolated;

use super::{DashboardWords, FilterWords, FindingWords, ListWords, Words, number};
use crate::{Amount, Change, Note, ReportName, SectionKey, Unit};

const UNITS: [&str; 4] = ["ث", "د", "س", "ي"];

fn amount(amount: Amount, unit: Unit) -> String {
    match amount {
        Amount::Part(part) => format!("{}%", number::percent(part, ".")),
        Amount::Points(part) => format!("{} نقطة", number::percent(part, ".")),
        Amount::Number(by) => (WORDS.format)(unit)(by),
    }
}

pub(super) static WORDS: Words = Words {
    reports: "التقارير",
    reports_lead: "آخر 30 يومًا بجانب الأيام الثلاثين قبلها. كل رقم يمكن فتحه.",
    all_reports: "كل التقارير",
    loading: "جارٍ العدّ",
    report: |name| match name {
        ReportName::Volume => ("الحجم", "ما يُسأل عنه، ومتى وأين."),
        ReportName::ResponseTimes => ("أوقات الرد", "كم ينتظر الناس ردًا."),
        ReportName::Resolution => ("الحل", "كم يُنجز، ومتى، وهل يبقى منجزًا."),
        ReportName::Sla => ("الأوقات الموعودة", "هل تُحفظ الأوقات الموعودة."),
        ReportName::Satisfaction => ("الرضا", "ما يقوله الناس بعد حل تذكرتهم."),
        ReportName::Agents => ("الموظفون", "من لديه كم ومن ينجز كم."),
        ReportName::Channels => ("القنوات", "أين يسأل الناس."),
        ReportName::Knowledge => ("مركز المساعدة", "ما يُقرأ فيه وما يُبحث عنه."),
        ReportName::Feedback => ("الملاحظات", "ما يقوله الناس من تلقاء أنفسهم."),
        ReportName::Email => ("البريد", "هل يصل البريد."),
        ReportName::Chat => ("المحادثة", "كيف تسير المحادثات."),
    },
    section: |key| match key {
        SectionKey::Days => ("يومًا بيوم", "اليوم"),
        SectionKey::Categories => ("حسب الفئة", "الفئة"),
        SectionKey::Priorities => ("حسب الأولوية", "الأولوية"),
        SectionKey::Channels => ("حسب القناة", "القناة"),
        SectionKey::Tags => ("حسب الوسم", "الوسم"),
        SectionKey::WeekdayHours => ("حسب يوم الأسبوع والساعة", "الساعة"),
        SectionKey::Agents => ("حسب الموظف", "الموظف"),
        SectionKey::Teams => ("حسب الفريق", "الفريق"),
        SectionKey::Ages => ("حسب العمر", "العمر"),
        SectionKey::Ratings => ("حسب التقييم", "التقييم"),
        SectionKey::Articles => ("حسب المقال", "المقال"),
        SectionKey::Searches => ("بحث بلا نتائج", "البحث"),
        SectionKey::Languages => ("حسب اللغة", "اللغة"),
        SectionKey::Contexts => ("حسب موضوع الملاحظات", "الموضوع"),
        SectionKey::Sentiments => ("حسب الشعور", "الشعور"),
    },
    note: |note, report| match (note, report) {
        (Note::NotSwitchedOn, ReportName::Sla) => (
            "يأتي مع الأوقات الموعودة",
            "لا يعد هذا المكتب بأوقات بعد. حين يعد بها يقول هذا التقرير هل التُزم بها.",
        ),
        (Note::NotSwitchedOn, ReportName::Email) => (
            "يأتي مع البريد الإلكتروني",
            "لا يرسل هذا المكتب بريدًا ولا يستقبله بعد. حين يفعل يقول هذا التقرير هل يصل.",
        ),
        (Note::NotSwitchedOn, _) => ("غير مفعّل", "لا شيء يُقاس هنا بعد."),
    },
    format: |unit| -> ui::Format {
        match unit {
            Unit::Count => |value| number::count(value, ","),
            Unit::Seconds => |value| number::duration(value, UNITS),
            Unit::Share => |value| format!("{}%", number::percent(value, ".")),
            Unit::Rating => |value| number::one_place(value, "."),
        }
    },
    filters: FilterWords {
        title: "ما يُعدّ",
        from: "من",
        to: "إلى",
        compare: "المقارنة مع",
        with_nothing: "لا شيء",
        with_before: "العدد نفسه من الأيام قبلها",
        team: "الفريق",
        agent: "الموظف",
        category: "الفئة",
        channel: "القناة",
        clock: "يُحسب الوقت",
        all_time: "ليلًا ونهارًا",
        working_time: "في ساعات العمل",
        all: "الكل",
        show: "عرض",
        clear: "مسح",
        presets: "أيام للاختيار",
        today: "اليوم",
        last_days: |days| format!("آخر {days} يومًا"),
        this_year: "هذه السنة",
    },
    period: |from, to, zone| {
        format!("من {} إلى {}، {}", isolated(&from.to_string()), isolated(&to.to_string()), isolated(zone))
    },
    compared: |from, to| format!("بجانب {} إلى {}", isolated(&from.to_string()), isolated(&to.to_string())),
    change: |change, unit| match change {
        Change::Same => "كما سابقًا".to_owned(),
        Change::Up(by) => format!("أكثر بمقدار {}", isolated(&amount(by, unit))),
        Change::Down(by) => format!("أقل بمقدار {}", isolated(&amount(by, unit))),
    },
    before: |value| format!("سابقًا {}", isolated(value)),
    open_tickets: |measure, row| format!("تذاكر «{measure}»: {}", isolated(row)),
    as_csv: "بصيغة CSV",
    as_json: "بصيغة JSON",
    finding: FindingWords {
        rose: |measure, by, since| {
            format!(
                "ارتفع «{measure}» بمقدار {} مقارنة بالأيام منذ {}.",
                isolated(by),
                isolated(&since.to_string())
            )
        },
        fell: |measure, by, since| {
            format!(
                "انخفض «{measure}» بمقدار {} مقارنة بالأيام منذ {}.",
                isolated(by),
                isolated(&since.to_string())
            )
        },
        peak: |measure, at, value, usual| {
            format!(
                "يبرز يوم {}: كان «{measure}» {}؛ وهو في الأيام الأخرى نحو {}.",
                isolated(&at.to_string()),
                isolated(value),
                isolated(usual)
            )
        },
        most: |label, share, measure| {
            format!("نصيب {} هو {} من «{measure}».", isolated(label), isolated(share))
        },
        quiet: "لم يحدث شيء في هذه الأيام.",
    },
    nothing: "لا شيء يُعرض في هذه الأيام.",
    without: "بدون",
    weekdays: ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
    age: |key| {
        Some(match key {
            "day" => "حتى يوم",
            "three_days" => "حتى ثلاثة أيام",
            "week" => "حتى أسبوع",
            "month" => "حتى شهر",
            "older" => "أقدم",
            _ => return None,
        })
    },
    rating: |stars| format!("{stars} من 5"),
    sentiment: |key| {
        Some(match key {
            "positive" => "إيجابي",
            "neutral" => "محايد",
            "negative" => "سلبي",
            _ => return None,
        })
    },
    list: ListWords {
        title: |measure| format!("تذاكر «{measure}»"),
        lead: "من هذه التذاكر يتكوّن الرقم.",
        back: |report| format!("العودة إلى «{report}»"),
        ticket: "التذكرة",
        status: "الحالة",
        priority: "الأولوية",
        category: "الفئة",
        assignee: "يجيب عنها",
        nobody: "لا أحد",
        opened: "فُتحت",
        value: "الوقت",
        older: "الأقدم",
        none: "لا تذاكر في هذا الرقم",
        none_hint: "اختر أيامًا أخرى أو مرشحات أقل.",
        no_figure: "هذا العنوان لا يسمّي رقمًا من تقرير.",
    },
    dashboard: DashboardWords {
        title: "لوحة المتابعة",
        lead: "المكتب كما هو الآن. تتحدّث من تلقاء نفسها.",
        wall: "لشاشة حائط",
        leave_wall: "مغادرة شاشة الحائط",
        as_of: |at| format!("حتى {}", isolated(at)),
        out_of_date: "تعذر عدّ هذه الأرقام من جديد. هي من الوقت المذكور هنا.",
        now: "الآن",
        today: "اليوم",
        open: "مفتوحة",
        waiting: "تنتظر ردًا",
        first_waits: |since| format!("أولها منذ {}", isolated(since)),
        nobody_waits: "لا أحد ينتظر",
        unassigned: "بلا مسؤول",
        breaching: "وعد في خطر",
        nothing_promised: "لا أوقات موعودة بعد",
        opened: "فُتحت",
        resolved: "حُلّت",
        first_response: "أول رد، الوسيط",
        none_yet: "لا رد بعد",
        chats_waiting: "محادثات تنتظر",
        chats_active: "محادثات جارية",
        workload: "من لديه كم",
        agent: "الموظف",
        standing: "يقبل العمل",
        is_active: "متاح",
        is_away: "غائب",
        open_of: "تذاكر مفتوحة",
        waiting_of: "تنتظر ردًا",
        chats_of: "محادثات",
        resolved_of: "حُلّت اليوم",
        nobody: "لا أحد يعمل هنا بعد",
        nobody_hint: "يظهر الموظفون هنا حين يدعوهم مسؤول.",
    },
};
