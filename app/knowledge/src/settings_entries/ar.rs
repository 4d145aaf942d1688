//! Arabic.

use super::{Entries, Said};

pub(super) const ENTRIES: Entries = Entries {
    categories: Said {
        changes: "كيف يُقسّم مركز المساعدة، للقراء.",
        keywords: "مواضيع أقسام ترتيب أيقونة مقالات",
    },
    search: Said {
        changes: "أي الكلمات يعدها البحث مترادفة وأيها يتجاوز، للقراء والدعم.",
        keywords: "مرادفات كلمات شائعة معنى لغة",
    },
    questions: Said {
        changes: "الأسئلة القصيرة وأجوبتها التي يراها القراء بعد نشرها.",
        keywords: "أسئلة شائعة نشر",
    },
    files: Said {
        changes: "يخرج مركز المساعدة كله ملفات Markdown، ويقبل مثلها.",
        keywords: "ZIP أرشيف نسخة نقل تنزيل رفع",
    },
};
