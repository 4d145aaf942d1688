//! Arabic.

use super::Refusal;

pub(super) fn sentence(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Reversed => "قبل اليوم الأول",
        Refusal::TooLong => "بعد اليوم الأول بأكثر من خمس سنوات",
        Refusal::NoSuchDay => "ليس يوماً بين 1970 و9998",
        Refusal::UnknownZone => "ليس منطقة زمنية مثل Europe/Berlin",
        Refusal::UnknownCategory => "ليس فئة",
        Refusal::UnknownTeam => "ليس فريقاً",
        Refusal::UnknownAgent => "ليس من العاملين في الفريق",
        Refusal::UnknownFigure => "ليس رقماً في هذا التقرير مكوناً من تذاكر",
        Refusal::UnknownRow => "ليس صفاً من هذا الرقم",
        Refusal::BadHours => "ليست أوقاتاً تنتهي بعد أن تبدأ في يوم واحد",
        Refusal::NoSuchDate => "فيه سطر ليس يومًا مثل 2026-12-25",
        Refusal::ManyClosedDates => "أكثر من 500 يوم يُحفظ",
        Refusal::NameTaken => "اسم تقرير محفوظ آخر لك",
        Refusal::ManySaved => "يتجاوز 200 تقرير محفوظ لكل شخص",
    }
}
