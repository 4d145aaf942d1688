//! What stands where something personal stood. Kept as it is, whatever language its reader reads.

/// In the place of a text.
pub const REMOVED_TEXT: &str = "[removed]";

/// In the place of a name.
pub const DELETED_PERSON: &str = "Deleted person";
