//! Arabic.

use base::{Locale, Refusal};

use super::FeedbackRefusal;

pub(super) fn sentence(refusal: &FeedbackRefusal) -> String {
    let sentence = match refusal {
        FeedbackRefusal::NotAScore => "ليس رقمًا من 1 إلى 5",
        FeedbackRefusal::ManyTags(most) => return format!("أكثر من {most}"),
        FeedbackRefusal::BadTag(wrong) => return format!("أحدها: {}", wrong.sentence(Locale::Ar)),
        FeedbackRefusal::NoPicture => "ليست صورة ولا ملفًا أرسلته",
        FeedbackRefusal::LargePicture(most) => return format!("أكبر من {most} ميغابايت"),
        FeedbackRefusal::NamedPicture => "ملف يرتبط باسمك: أرسل الصورة نفسها ليبقى اسمك مخفيًا",
        FeedbackRefusal::EndsBeforeItBegins => "لا يأتي بعد البداية",
        FeedbackRefusal::NoSuchTicket => "ليست تذكرة يحق لك رؤيتها",
        FeedbackRefusal::HasTicket => "هذه الملاحظات مرتبطة بتذكرة أخرى.",
    };
    sentence.to_owned()
}
