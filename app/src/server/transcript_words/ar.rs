//! Arabic.

use super::TranscriptWords;

pub(super) static WORDS: TranscriptWords = TranscriptWords {
    chat_with: |name| format!("دردشة مع {name}"),
    visitor: "زائر",
    was_a_chat: "كانت هذه دردشة.",
    name: "الاسم",
    email: "البريد الإلكتروني",
    external_id: "معرّفه لدى موقعه",
    page: "الصفحة",
    site: "الموقع",
    topic: "الموضوع",
    language: "اللغة",
    unverified: "كتب الزائر هذا العنوان بنفسه، ولم يتحقق أحد من أنه له.",
    left_out: |here, before| {
        format!("عدد الرسائل الأحدث الموجودة هنا: {here}؛ وعدد ما قبلها مما بقي في الدردشة وحدها: {before}.")
    },
};
