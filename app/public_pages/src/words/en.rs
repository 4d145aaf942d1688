//! English.

use super::Words;

pub(super) const WORDS: Words = Words { copy: "Copy", copied: "Copied", loading: "Loading" };
