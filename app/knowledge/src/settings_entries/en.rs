//! English.

use super::{Entries, Said};

pub(super) const ENTRIES: Entries = Entries {
    categories: Said {
        changes: "How the help center is divided, for readers.",
        keywords: "topics sections order icon help center articles",
    },
    search: Said {
        changes: "Which words the search takes for each other and which it passes over, for readers and the desk.",
        keywords: "synonyms stop words meaning semantic language",
    },
    questions: Said {
        changes: "The short questions and answers that readers see, once they are published.",
        keywords: "FAQ frequently asked publish",
    },
    files: Said {
        changes: "Takes the whole help center out as Markdown files, and takes such files in.",
        keywords: "ZIP archive backup migrate Markdown download upload",
    },
};
