//! Arabic.

use super::{SettingsWords, Words, desk, visitor};

pub(super) static WORDS: Words = Words {
    visitor: &visitor::ar::WORDS,
    desk: desk::ar::WORDS,
    settings: SettingsWords {
        title: "الدردشة",
        changes: "هل ومتى يمكن الدردشة، وما يُسأل أولاً، وأي المواقع تعرض الأداة: لكل من يأتي.",
        keywords: "أداة تضمين ساعات طابور ترحيب مباشر",
    },
};
