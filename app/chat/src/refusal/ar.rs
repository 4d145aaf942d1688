//! Arabic.

use super::Refusal;

pub(super) fn sentence(refusal: &Refusal) -> String {
    let sentence = match refusal {
        Refusal::SwitchedOff => "الدردشة متوقفة هنا.",
        Refusal::NotThere => "ليس دردشة يمكنك رؤيتها",
        Refusal::Ended => "انتهت هذه الدردشة. ابدأ دردشة جديدة للمتابعة.",
        Refusal::ManyChats => "هناك دردشات مفتوحة كثيرة من هنا. حاول لاحقاً أو افتح تذكرة.",
        Refusal::Blocked => "الدردشة غير ممكنة من هنا.",
        Refusal::DeskOnly => "للفريق فقط",
        Refusal::BadPayload => "ليست رسالة منظمة بالشكل الصحيح",
        Refusal::NoSuchQuestion => "لا تجيب عن شيء سُئل في هذه الدردشة",
        Refusal::UnknownTarget => "لا يحدد شخصاً واحداً أو فريقاً واحداً أو `ticket`",
        Refusal::NotAtTheDesk => "ليس من العاملين في الفريق",
        Refusal::UnknownTeam => "ليس فريقاً",
        Refusal::BadIdentity => "لا يثبت من أنت",
        Refusal::UsedIdentity => "استُخدم من قبل لدردشة أخرى",
        Refusal::Asked => "مطلوب هنا",
        Refusal::UnknownTopic => "ليس من المواضيع",
        Refusal::RatedBefore => "قُيّمت هذه الدردشة من قبل.",
        Refusal::NotAScore => "ليس رقماً من 1 إلى 5",
        Refusal::BadShortcut => "ليس كلمة واحدة من 50 حرفاً أو رقماً أو - أو _ على الأكثر",
        Refusal::ShortcutTaken => "مستخدم من قبل",
        Refusal::BadTopics => "أكثر من 20، أو أحدها أطول من 100 حرف",
        Refusal::BadOrigin => "فيه سطر ليس موقعاً مثل https://shop.example.com",
        Refusal::BadNetwork => "فيه سطر ليس شبكة مثل 203.0.113.0/24",
        Refusal::BadTimeZone => "ليس منطقة زمنية مثل Europe/Berlin",
        Refusal::BadHours => "ليست أوقاتاً مثل 09:00 إلى 17:00، واحدة بعد الأخرى",
        Refusal::HeldBy { name } => return format!("لدى {name} هذه الدردشة."),
        Refusal::Full(most) => return format!("لديك {most} دردشات، وهذا أقصى ما تأخذه في وقت واحد."),
        Refusal::OutOfBounds { least, most } => return format!("ليس رقماً من {least} إلى {most}"),
    };
    sentence.to_owned()
}
