//! German.

use super::Words;

pub(super) const WORDS: Words = Words { copy: "Kopieren", copied: "Kopiert", loading: "Wird geladen" };
