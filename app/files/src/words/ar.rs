//! Arabic.

use super::{Words, isolated, scaled};
use crate::FileState;

pub(super) const WORDS: Words = Words {
    title: "الملفات",
    lead: "ما يمكن للناس إرساله، وكيف يُحفظ.",
    loading: "إعدادات الملفات",
    types: "الأنواع المقبولة",
    types_hint: "نوع في كل سطر، مثل image/png. يُعرف نوع الملف من محتواه. يمكن لملفات HTML وSVG تشغيل برامج: إن سُمح بها هنا فإنها تُنزَّل ولا تُعرض أبدًا.",
    largest: "أكبر ملف، بالميغابايت",
    most: "أكثر عدد من الملفات في الرسالة",
    daily: "أكثر ما يأتي من عنوان واحد في اليوم، بالميغابايت",
    daily_hint: "لمن لم يسجّلوا الدخول.",
    save: "حفظ",
    saved: "حُفظ. يسري على ما يُرسل من الآن.",
    scanning: "فاحص الفيروسات",
    scanning_is_on: |waiting| match waiting {
        0 => "يُفحص كل ملف قبل أن يفتحه الآخرون. لا شيء ينتظر.".to_owned(),
        1 => "يُفحص كل ملف قبل أن يفتحه الآخرون. ملف واحد ينتظر.".to_owned(),
        waiting => format!("يُفحص كل ملف قبل أن يفتحه الآخرون. عدد ما ينتظر: {waiting}."),
    },
    scanning_is_off: "الفحص متوقف: تُسلَّم الملفات كما تأتي. يحدد CLAMD_ADDR برنامج ClamAV الذي يفحصها.",
    scanner_says: |said| format!("بدلًا من الجواب قال الفاحص: {}", isolated(said)),
    storage: "التخزين",
    in_folder: "تُحفظ الملفات في مجلد على الخادم.",
    in_bucket: "تُحفظ الملفات في حاوية.",
    kept: |count, size| match count {
        1 => format!("ملف واحد محفوظ: {size}."),
        count => format!("عدد المحفوظ {count}، ومجموعها {size}. الملف نفسه يُحفظ مرة واحدة."),
    },
    held_back: "محجوز",
    nothing_held_back: "لا شيء محجوز",
    nothing_held_back_hint: "تظهر هنا الملفات التي تنتظر فاحص الفيروسات أو التي حجبها.",
    file: "الملف",
    sender: "المرسل",
    state: "الحالة",
    reason: "السبب",
    came: "متى",
    state_of: |state| match state {
        FileState::PendingScan => "قيد الفحص من الفيروسات",
        FileState::Clean => "جاهز",
        FileState::Infected => "محجوب",
    },
    blocked: |signature| match signature {
        Some(signature) => format!("محجوب: وجد فاحص الفيروسات {}", isolated(signature)),
        None => "حجبه فاحص الفيروسات".to_owned(),
    },
    attach: "إرفاق ملفات",
    or_drop: "أو أفلتها أو ألصقها هنا",
    attached: "ملفات للإرسال",
    sent_so_far: |percent| format!("{percent} %"),
    cancel: |name| format!("إلغاء {}", isolated(name)),
    retry: |name| format!("محاولة {} ثانية", isolated(name)),
    remove: |name| format!("إزالة {}", isolated(name)),
    cancel_word: "إلغاء",
    retry_word: "حاول ثانية",
    remove_word: "إزالة",
    upload_failed: "انقطع الاتصال. ما كتبته محفوظ؛ حاول ثانية.",
    wait: "ما زالت ملفاتك في الطريق. أرسل ثانية حين تصل.",
    attachments: "المرفقات",
    enlarge: |name| format!("عرض {} كبيرًا", isolated(name)),
    close: "إغلاق",
    whole: "فتح وحده",
    size: |bytes| {
        let (number, unit) = scaled(bytes, '.');
        isolated(&format!("{number} {unit}"))
    },
    changes: "أي ملفات يمكن للناس إرسالها، وكم حجمها وعددها، وهل تُفحص.",
    keywords: "مرفقات رفع حجم حد أنواع فيروس ClamAV تخزين S3 حاوية حصة",
};
