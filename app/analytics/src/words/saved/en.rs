//! English.

use base::isolated;

use super::SavedWords;
use crate::Cadence;

pub(super) static WORDS: SavedWords = SavedWords {
    title: "Saved reports",
    lead: "Your own, and those that others share with the desk.",
    loading: "Reading saved reports",
    none_yet: "No report is saved yet",
    none_yet_hint: "Open a report, choose what it counts, and save it with a name.",
    save_this: "Save this report",
    save_hint: "With the days and filters of this address. Without days it always shows the last 30.",
    name: "Name",
    is_shared: "All of the desk sees it",
    is_shared_hint: "Only you can change or delete it.",
    shared_by: |owner| format!("shared by {}", isolated(owner)),
    shared: "shared with the desk",
    schedule: "Send it to me",
    never: "Never",
    cadence: |cadence| match cadence {
        Cadence::Daily => "Each morning",
        Cadence::Weekly => "Each Monday",
        Cadence::Monthly => "On the first of each month",
    },
    not_sent_yet: "Sent once e-mail is set up.",
    edit: "Change",
    save: "Save",
    delete: "Delete",
    saved: "Saved. It is among your saved reports.",
    changed: "Done.",
};
