//! Arabic.

use base::Locale;

use super::Refusal;
use crate::desk_words::desk_words;

pub(super) fn sentence(refusal: &Refusal) -> String {
    match refusal {
        Refusal::ChangedMeanwhile => "غيّر أحدهم هذا المقال في هذه الأثناء. انظر إليه كما هو الآن.".to_owned(),
        Refusal::AlsoWriting { who } => {
            let who = who.as_deref().unwrap_or("أحدهم");
            format!("{who} يكتب هذا المقال أيضًا. لم يضع شيء مما كتبته: قارن ثم تابع.")
        }
        Refusal::CannotMove { from, to } => {
            let status_of = desk_words(Locale::Ar).status_of;
            let (from, to) = (status_of(*from), status_of(*to));
            format!("مقال حالته «{from}» لا يمكن أن يصبح «{to}».")
        }
        Refusal::HasTranslations => "لهذا المقال ترجمات. احذفها أولًا، أو أرشفه.".to_owned(),
        Refusal::AddressTaken => "لمقال آخر هذا العنوان. اختر غيره.".to_owned(),
        Refusal::AlreadyInLanguage => "المقال مكتوب بهذه اللغة بالفعل.".to_owned(),
        Refusal::CategoryAddressTaken => "يوجد موضوع بهذا العنوان.".to_owned(),
        Refusal::CategoryHasChildren => {
            "تحت هذا الموضوع مواضيع أخرى، أو أن الذي فوقه لم يعد موجودًا.".to_owned()
        }
        Refusal::CategoryHasArticles => "في هذا الموضوع مقالات. انقلها أولًا.".to_owned(),
        Refusal::NoCategoryYet => "لا يوجد موضوع بعد يمكن أن يكون فيه مقال.".to_owned(),
        Refusal::NothingChanged => "لم يتغير شيء منذ النسخة الأخيرة.".to_owned(),
        Refusal::WordsTogetherAlready => "هذه الكلمات مجموعة معًا من قبل.".to_owned(),
        Refusal::NeededToBeRead => "مطلوب لمقال سيقرؤه الناس".to_owned(),
        Refusal::NeededToSchedule => "مطلوب لمقال مجدول".to_owned(),
        Refusal::InThePast => "مضى وقته".to_owned(),
        Refusal::HourPassedOver => "ساعة تتخطاها الساعات هناك".to_owned(),
        Refusal::NoLetters => "فيه حروف أو أرقام".to_owned(),
        Refusal::LongTag => "فيه وسم بأكثر من 40 حرف".to_owned(),
        Refusal::ManyTags { most } => format!("فيه أكثر من {most} وسم"),
        Refusal::UnknownArticle => "ليس من المقالات".to_owned(),
        Refusal::UnknownCategory => "ليست من الفئات".to_owned(),
        Refusal::AmbiguousCategory => "اسم لأكثر من فئة؛ اذكر عنوانها".to_owned(),
        Refusal::BelowItself => "يقع تحت هذا الموضوع".to_owned(),
        Refusal::TooDeep => "أعمق ما تصل إليه المواضيع".to_owned(),
        Refusal::LongDescription => "فيه وصف بأكثر من 200 حرف".to_owned(),
        Refusal::NoName => "له اسم واحد على الأقل".to_owned(),
        Refusal::UnknownIcon => "اسم أيقونة".to_owned(),
        Refusal::ManyComments { most } => format!("فيه أكثر من {most} تعليق"),
        Refusal::ManyHtmlTags { most } => format!("فيه أكثر من {most} وسم HTML"),
        Refusal::DeepQuotes { most } => format!("فيه أكثر من {most} اقتباس بعضها داخل بعض"),
        Refusal::LargePage => "يصبح صفحة تزيد على 4 ميغابايت".to_owned(),
        Refusal::NotALanguage => "ليس رمز لغة".to_owned(),
        Refusal::NotAnImage => "ليس بصيغة PNG أو JPEG أو GIF أو WebP".to_owned(),
        Refusal::FewOrManyWords => "فيها من 2 إلى 20 كلمة".to_owned(),
        Refusal::ManyWords { most } => format!("فيها أكثر من {most} كلمة"),
        Refusal::NotASingleWord { typed } => format!("كلمات مفردة، و{typed:?} ليست كذلك"),
        Refusal::NotAFewWords { typed } => format!("فيها من كلمة إلى أربع كلمات، و{typed:?} ليست كذلك"),
        Refusal::AnotherOriginal => "مختلف عما هو هنا".to_owned(),
        Refusal::NotText => "ليس نصًا بترميز UTF-8".to_owned(),
        Refusal::NoText => "لا نص فيه".to_owned(),
        Refusal::NotAZip => "ليس أرشيف ZIP".to_owned(),
        Refusal::FrontMatterOpen => "لا نهاية لها: سطر من ثلاث شرطات".to_owned(),
        Refusal::UnreadableFrontMatter { why } => format!("لا يمكن قراءته: {why}"),
        Refusal::UnknownKind => "ليس نوع مقال".to_owned(),
        Refusal::UnknownVisibility => "ليس درجة ظهور".to_owned(),
        Refusal::UnknownStatus => "ليس حالة".to_owned(),
        Refusal::NotATime => "ليس وقتا مثل 2026-11-21T09:00:00Z".to_owned(),
    }
}
