//! Arabic.

use super::Refusal;

pub(super) fn sentence(refusal: &Refusal) -> String {
    match refusal {
        Refusal::NoFile => "لا يوجد ملف".to_owned(),
        Refusal::Empty { name } => format!("\u{2068}{name}\u{2069} فارغ"),
        Refusal::Cut => "لم يصل الملف إلى نهايته، ولم يُحفظ منه شيء".to_owned(),
        Refusal::NotAForm => "ليس نموذجًا فيه ملفات".to_owned(),
        Refusal::TypeNotTaken { name, media_type } => {
            format!("\u{2068}{name}\u{2069} من نوع لا يُقبل هنا: \u{2068}{media_type}\u{2069}")
        }
        Refusal::NotWhatItSays { name, media_type } => {
            format!("\u{2068}{name}\u{2069} ليس ما يقوله اسمه، بل \u{2068}{media_type}\u{2069}")
        }
        Refusal::ManyFiles(most) => format!("عدد الملفات أكثر من {most}"),
        Refusal::NotThere => "ملف غير موجود، أو ليس لك، أو أُرسل من قبل".to_owned(),
        Refusal::Infected { name, signature } => {
            format!("حُجب \u{2068}{name}\u{2069}: وجد فاحص الفيروسات \u{2068}{signature}\u{2069}.")
        }
        Refusal::NotScannedYet => "ما زال هذا الملف يُفحص من الفيروسات. حاول ثانية بعد لحظة.".to_owned(),
        Refusal::StorageAway => {
            "لا يمكن حفظ الملفات أو قراءتها الآن. لم يُحفظ شيء ناقصًا؛ حاول ثانية بعد لحظة.".to_owned()
        }
        Refusal::OutOfBounds(most) => format!("ليس عددًا من 1 إلى {most}"),
        Refusal::NotAPicture => "ليس صورة".to_owned(),
        Refusal::NotATypeList => "ليست قائمة أنواع مثل image/png".to_owned(),
    }
}
