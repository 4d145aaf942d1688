//! English.

use super::{Words, isolated, scaled};
use crate::FileState;

pub(super) const WORDS: Words = Words {
    title: "Files",
    lead: "What people may send along, and how what they sent is kept.",
    loading: "The settings of files",
    types: "Types that are taken",
    types_hint: "One a line, as image/png. A file's type is told by what is in it. HTML and SVG can run scripts: allowed here they can be downloaded and are never shown.",
    largest: "Largest file, in MB",
    most: "Most files a message",
    daily: "Most a day from one address, in MB",
    daily_hint: "For people who are not signed in.",
    save: "Save",
    saved: "Saved. It holds for what is sent from now on.",
    scanning: "Virus scanner",
    scanning_is_on: |waiting| match waiting {
        0 => "Every file is scanned before others can open it. None waits.".to_owned(),
        1 => "Every file is scanned before others can open it. One waits.".to_owned(),
        waiting => format!("Every file is scanned before others can open it. {waiting} wait."),
    },
    scanning_is_off: "Scanning is off: files are handed on as they come. CLAMD_ADDR names a ClamAV that scans them.",
    scanner_says: |said| format!("Instead of an answer, the scanner said: {}", isolated(said)),
    storage: "Storage",
    in_folder: "Files are kept in a folder of the server.",
    in_bucket: "Files are kept in a bucket.",
    kept: |count, size| match count {
        1 => format!("One is kept: {size}."),
        count => format!("{count} are kept, together {size}. The same file is kept once."),
    },
    held_back: "Held back",
    nothing_held_back: "Nothing is held back",
    nothing_held_back_hint: "Files that wait for the virus scanner, or that it blocked, are listed here.",
    file: "File",
    sender: "Sent by",
    state: "State",
    reason: "Why",
    came: "When",
    state_of: |state| match state {
        FileState::PendingScan => "Being checked for viruses",
        FileState::Clean => "Ready",
        FileState::Infected => "Blocked",
    },
    blocked: |signature| match signature {
        Some(signature) => format!("Blocked: the virus scanner found {}", isolated(signature)),
        None => "Blocked by the virus scanner".to_owned(),
    },
    attach: "Attach files",
    or_drop: "or drop or paste them here",
    attached: "Files to send",
    sent_so_far: |percent| format!("{percent} %"),
    cancel: |name| format!("Cancel {}", isolated(name)),
    retry: |name| format!("Try {} again", isolated(name)),
    remove: |name| format!("Remove {}", isolated(name)),
    cancel_word: "Cancel",
    retry_word: "Try again",
    remove_word: "Remove",
    upload_failed: "The connection broke. What you wrote is safe; try again.",
    wait: "Your files are still on their way. Send again when they are there.",
    attachments: "Attachments",
    enlarge: |name| format!("Show {} large", isolated(name)),
    close: "Close",
    whole: "Open by itself",
    size: |bytes| {
        let (number, unit) = scaled(bytes, '.');
        format!("{number} {unit}")
    },
    changes: "Which files people may send, how large and how many; whether they are scanned.",
    keywords: "attachments upload size limit types virus clamav storage s3 bucket quota",
};
