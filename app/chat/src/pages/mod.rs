//! The pages of chat that show nothing of other domains.

mod canned_replies;
mod settings;

pub use canned_replies::CannedRepliesPage;
pub use settings::ChatSettingsPage;
