//! Arabic.

use super::Words;

pub(super) const WORDS: Words = Words {
    sign_in: "تسجيل الدخول",
    sign_in_lead: "يسعدنا أن نراك من جديد.",
    sign_out: "تسجيل الخروج",
    register: "إنشاء حسابك",
    register_lead: "حتى نستطيع الرد عليك وتجد الرد لاحقًا.",
    email: "البريد الإلكتروني",
    password: "كلمة المرور",
    password_hint: "8 أحرف على الأقل. الجملة أسهل تذكرًا من الكلمة.",
    name: "اسمك",
    name_hint: "كيف نناديك.",
    new_here: "جديد هنا؟ أنشئ حسابًا",
    been_here: "سبق لك زيارتنا؟ سجّل الدخول",
    sign_in_instead: "سجّل الدخول إلى حسابك",
    account: "حسابك",
    role: "الدور",
    role_customer: "عميل",
    role_agent: "موظف دعم",
    role_admin: "مدير",
    since: "معنا منذ",
    loading: "لحظة من فضلك",
};
