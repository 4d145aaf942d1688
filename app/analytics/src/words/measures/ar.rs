//! Arabic.

use crate::Measure;

pub(super) fn name(measure: Measure) -> &'static str {
    match measure {
        Measure::Opened => "فُتحت",
        Measure::Resolved => "حُلّت",
        Measure::Backlog => "غير منتهية في النهاية",
        Measure::Unassigned => "بلا مسؤول",
        Measure::FirstResponseMedian => "أول رد، الوسيط",
        Measure::FirstResponseP90 => "أول رد، تسعة من عشرة",
        Measure::FirstResponses => "الردود الأولى",
        Measure::NextResponseMedian => "الرد التالي، الوسيط",
        Measure::NextResponseP90 => "الرد التالي، تسعة من عشرة",
        Measure::NextResponses => "الردود التالية",
        Measure::ResolutionMedian => "مدة الحل، الوسيط",
        Measure::ResolutionP90 => "مدة الحل، تسعة من عشرة",
        Measure::ResolutionRate => "المحلول مما فُتح",
        Measure::OneTouchRate => "حُلّت برد واحد",
        Measure::ReopenRate => "أُعيد فتحها",
        Measure::Answers => "الردود",
        Measure::Chats => "المحادثات",
        Measure::ChatsTaken => "محادثات قُبلت",
        Measure::ChatsMissed => "محادثات فائتة",
        Measure::MissedRate => "الفائت من كل المحادثات",
        Measure::ChatWaitMedian => "الانتظار في المحادثة، الوسيط",
        Measure::ChatWaitP90 => "الانتظار في المحادثة، تسعة من عشرة",
        Measure::ChatAnswerMedian => "أول رد في المحادثة، الوسيط",
        Measure::ChatRating => "تقييم المحادثات",
        Measure::ChatsRated => "محادثات قُيّمت",
        Measure::ArticleViews => "مقالات قُرئت",
        Measure::ArticleVotes => "الأصوات",
        Measure::HelpfulRate => "وُجد مفيدًا",
        Measure::Searches => "عمليات البحث",
        Measure::SearchesWithoutResult => "بحث بلا نتائج",
        Measure::TicketsAvoided => "تذاكر تم تفاديها",
        Measure::Satisfaction => "الرضا",
        Measure::Ratings => "التقييمات",
        Measure::RatingRate => "من قيّم ممن سُئل",
    }
}
