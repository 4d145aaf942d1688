//! Arabic.

use super::Words;

pub(super) const WORDS: Words =
    Words { copy: "نسخ", copied: "نُسخ", loading: "جارٍ التحميل" };
