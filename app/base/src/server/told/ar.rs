//! Arabic.

use super::Sentence;

/// Stands before the sentences of fields.
pub(super) const CHECK: &str = "يرجى التحقق:";

pub(super) const SENTENCES: &[Sentence] = &[
    ("There is nothing here, or it is not yours to see.", "لا شيء هنا، أو أنه ليس لك."),
    ("This address does not take that method.", "هذا العنوان لا يقبل هذه الطريقة."),
    ("Sign in to go on.", "سجّل الدخول للمتابعة."),
    ("That email and password do not belong together.", "البريد وكلمة المرور لا يتطابقان."),
    ("Your role does not allow this.", "دورك لا يسمح بهذا."),
    ("That is more than can be taken at once.", "هذا أكثر مما يمكن قبوله دفعة واحدة."),
    (
        "That was a lot at once. Try again in {} seconds.",
        "كان ذلك كثيرًا دفعة واحدة. حاول ثانية بعد {} ثانية.",
    ),
    (
        "Something in this cannot be kept: a character, a number or a date out of bounds.",
        "في هذا ما لا يمكن حفظه: حرف أو رقم أو تاريخ خارج الحدود.",
    ),
    ("Something went wrong on our side. Try again in a moment.", "حدث خطأ من جهتنا. حاول ثانية بعد لحظة."),
    ("There is an account with this email. Sign in instead.", "يوجد حساب بهذا البريد. سجّل الدخول به."),
    ("{} has this ticket already.", "هذا الطلب لدى {} بالفعل."),
    (
        "Somebody changed this ticket meanwhile. Look at it as it is now.",
        "غيّر أحدهم هذا الطلب في هذه الأثناء. انظر إليه كما هو الآن.",
    ),
    ("A ticket that is {} cannot become {}.", "طلب حالته «{}» لا يمكن أن يصبح «{}»."),
    ("There is a category with this slug.", "توجد فئة بهذا الاسم المختصر."),
    ("Tickets have this category. Make it inactive instead.", "توجد طلبات في هذه الفئة. عطّلها بدلًا من حذفها."),
    (
        "Somebody changed this article meanwhile. Look at it as it is now.",
        "غيّر أحدهم هذا المقال في هذه الأثناء. انظر إليه كما هو الآن.",
    ),
    (
        "{} is writing this article too. Nothing of yours is lost: compare, then go on.",
        "{} يكتب هذا المقال أيضًا. لم يضع شيء مما كتبته: قارن ثم تابع.",
    ),
    ("An article that is {} cannot become {}.", "مقال حالته «{}» لا يمكن أن يصبح «{}»."),
    (
        "Translations follow this article. Delete them first, or archive it.",
        "لهذا المقال ترجمات. احذفها أولًا، أو أرشفه.",
    ),
    ("Another article has this address. Choose another one.", "لمقال آخر هذا العنوان. اختر غيره."),
    ("The article is already written in this language.", "المقال مكتوب بهذه اللغة بالفعل."),
    ("There is a category with this address.", "يوجد موضوع بهذا العنوان."),
    (
        "Categories stand below this one, or its parent is gone.",
        "تحت هذا الموضوع مواضيع أخرى، أو أن الذي فوقه لم يعد موجودًا.",
    ),
    ("Articles are in this category. Move them first.", "في هذا الموضوع مقالات. انقلها أولًا."),
    ("Nothing changed since the last version.", "لم يتغير شيء منذ النسخة الأخيرة."),
    (
        "this Idempotency-Key was used for another request",
        "أُرسل هذا النموذج من قبل بمحتوى آخر. أعد تحميل الصفحة.",
    ),
    ("is required", "مطلوب"),
    ("is required for an article that people will read", "مطلوب لمقال سيقرؤه الناس"),
    ("is required for a scheduled article", "مطلوب لمقال مجدول"),
    ("has a character that cannot be stored", "فيه حرف لا يمكن حفظه"),
    ("has more than {} characters", "فيه أكثر من {} حرف"),
    ("needs at least {} characters", "تحتاج إلى {} أحرف على الأقل"),
    ("is not an email address", "ليس عنوان بريد إلكتروني"),
    ("has letters or digits", "فيه حروف أو أرقام"),
    ("has a tag of more than {} characters", "فيه وسم بأكثر من {} حرف"),
    ("has more than {} tags", "فيه أكثر من {} وسم"),
    ("hold one that {}", "فيها واحد غير مقبول: {}"),
    ("are more than 30", "أكثر من 30"),
    ("is not one of the articles", "ليس من المقالات"),
    ("is not one of the categories", "ليست من الفئات"),
    ("stands below this category", "يقع تحت هذا الموضوع"),
    ("has a description of more than 200 characters", "فيه وصف بأكثر من 200 حرف"),
    ("has at least one name", "له اسم واحد على الأقل"),
    ("is the name of an icon", "اسم أيقونة"),
    ("is as deep as categories go", "أعمق ما تصل إليه المواضيع"),
    ("has more than {} comments", "فيه أكثر من {} تعليق"),
    ("is not a language tag", "ليس رمز لغة"),
    ("cannot be read", "لا يمكن قراءته"),
    ("has 2 to 20 words", "فيها من 2 إلى 20 كلمة"),
    ("has more than {} words", "فيها أكثر من {} كلمة"),
    ("are single words, which {} is not", "كلمات مفردة، و{} ليست كذلك"),
    ("does not work at the desk", "لا يعمل في مكتب الدعم"),
    (
        "has letters a to z, digits and single hyphens, at most 60",
        "فيه حروف a إلى z وأرقام وشرطات مفردة، 60 على الأكثر",
    ),
    ("is not one of the states", "ليست من الحالات"),
    ("is not a person", "ليس شخصًا"),
    ("is not one of the priorities", "ليست من الأولويات"),
    ("is not one that a list gave", "ليس مما أعطته قائمة"),
];
