//! Arabic.

use base::isolated;

use super::SavedWords;
use crate::Cadence;

pub(super) static WORDS: SavedWords = SavedWords {
    title: "التقارير المحفوظة",
    lead: "تقاريرك وما يشاركه الآخرون مع المكتب.",
    loading: "جارٍ قراءة التقارير المحفوظة",
    none_yet: "لم يُحفظ تقرير بعد",
    none_yet_hint: "افتح تقريرًا واختر ما يعدّه واحفظه باسم.",
    save_this: "احفظ هذا التقرير",
    save_hint: "بأيام هذا العنوان ومرشحاته. من دون أيام يعرض دائمًا آخر 30 يومًا.",
    name: "الاسم",
    is_shared: "يراه المكتب كله",
    is_shared_hint: "أنت وحدك من يغيّره أو يحذفه.",
    shared_by: |owner| format!("شاركه {}", isolated(owner)),
    shared: "مشارك مع المكتب",
    schedule: "أرسله إليّ",
    never: "أبدًا",
    cadence: |cadence| match cadence {
        Cadence::Daily => "كل صباح",
        Cadence::Weekly => "كل يوم اثنين",
        Cadence::Monthly => "في أول كل شهر",
    },
    not_sent_yet: "يُرسل حين يُعدّ البريد الإلكتروني.",
    edit: "تغيير",
    save: "حفظ",
    delete: "حذف",
    saved: "حُفظ. تجده بين تقاريرك المحفوظة.",
    changed: "تم.",
};
