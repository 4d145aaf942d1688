//! English.

use super::HoursWords;

pub(super) static WORDS: HoursWords = HoursWords {
    title: "Working hours of reports",
    changes: "What reports count as time when they count working hours alone. Whoever has no time zone of their own reads days by this one.",
    keywords: "business hours holidays closed time zone reports clock response times recount",
    loading: "Reading the working hours",
    zone: "Time zone",
    zone_hint: "On whose clocks, like Europe/Berlin.",
    days: "Hours",
    days_hint: "Like 09:00-17:00, one stretch a day. An empty day has no work.",
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    closed_dates: "Closed dates",
    closed_dates_hint: "One a line, like 2026-12-25. Nobody works on them.",
    save: "Save",
    saved: "Saved. All times are counted anew by these hours, in the background.",
    recount: "Counting anew",
    recount_lead: "Reports follow their tickets by themselves. Where a number looks wrong, all of them can be counted anew from what tickets remember; reports can be read meanwhile.",
    recount_now: "Count everything anew",
    begun: "Everything is counted anew, in the background.",
};
