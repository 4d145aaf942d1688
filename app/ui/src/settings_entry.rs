//! What an admin can decide, as the page that finds settings lists it.

/// Where a setting belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SettingsArea {
    /// Who works here and who asks.
    People,
    /// How tickets are taken and answered.
    Tickets,
    /// The ways in which people write.
    Channels,
    /// What readers find.
    HelpCenter,
    /// How the house looks.
    Brand,
    /// What is kept, and for how long.
    Data,
    /// What runs behind it all.
    System,
}

/// A page of settings, or one of its settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsEntry {
    /// Where it belongs.
    pub area: SettingsArea,
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub href: &'static str,
    /// What it changes, and for whom.
    pub changes: String,
    /// Other words that people look for it by.
    pub keywords: String,
}
