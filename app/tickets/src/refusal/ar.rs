//! Arabic.

use base::{Locale, Refusal as _};

use super::Refusal;
use crate::words::words;

pub(super) fn sentence(refusal: &Refusal) -> String {
    match refusal {
        Refusal::ChangedMeanwhile => "غيّر أحدهم هذا الطلب في هذه الأثناء. انظر إليه كما هو الآن.".to_owned(),
        Refusal::HeldBy { name } => format!("هذا الطلب لدى {name} بالفعل."),
        Refusal::CannotMove { from, to } => {
            let status_of = words(Locale::Ar).status_of;
            format!("طلب حالته «{}» لا يمكن أن يصبح «{}».", status_of(*from), status_of(*to))
        }
        Refusal::NotResolved => "لم يُحل هذا الطلب بعد.".to_owned(),
        Refusal::SlugTaken => "توجد فئة بهذا الاسم المختصر.".to_owned(),
        Refusal::SlugForm => "فيه حروف a إلى z وأرقام وشرطات مفردة، 60 على الأكثر".to_owned(),
        Refusal::NeedsDefaultCategory => {
            "تأخذ الطلبات الجديدة هذه الفئة حين لا يختار كاتبها واحدة. اجعل فئة أخرى هي الافتراضية أولًا."
                .to_owned()
        }
        Refusal::CategoryInUse => "توجد طلبات في هذه الفئة. عطّلها بدلًا من حذفها.".to_owned(),
        Refusal::UnknownCategory => "ليست من الفئات".to_owned(),
        Refusal::LongDescription => "فيه أكثر من 200 حرف".to_owned(),
        Refusal::AnotherTicket => "طلب غير الذي في العنوان".to_owned(),
        Refusal::NotAtTheDesk => "لا يعمل في مكتب الدعم".to_owned(),
        Refusal::UnknownStatus => "ليست من الحالات".to_owned(),
        Refusal::UnknownPriority => "ليست من الأولويات".to_owned(),
        Refusal::NotAPerson => "ليس شخصًا".to_owned(),
        Refusal::BadTag(why) => format!("فيها واحد غير مقبول: {}", why.sentence(Locale::Ar)),
        Refusal::ManyTags => "أكثر من 30".to_owned(),
    }
}
