//! The settings as their form spells them: a text where the settings have a list, a box where they have a yes.

use serde::{Deserialize, Serialize};

use crate::{Asked, DayHours};

/// What an admin hands in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ChatSettingsForm {
    /// Whether the house chats.
    pub is_enabled: Option<String>,
    /// What is said first.
    pub greeting: String,
    /// Whether the visitor's name is asked.
    pub ask_name: Asked,
    /// Whether their mail address is asked.
    pub ask_email: Asked,
    /// Whether their question is asked.
    pub ask_question: Asked,
    /// What it can be about; an empty one is none.
    pub topic_labels: Vec<String>,
    /// The team of each, empty for everybody.
    pub topic_teams: Vec<String>,
    /// The skills of each, with commas between them.
    pub topic_skills: Vec<String>,
    /// Whether there are hours.
    pub is_limited: Option<String>,
    /// On whose clocks.
    pub time_zone: String,
    /// From Monday to Sunday, as `09:00-12:00, 13:00-17:00`.
    pub days: Vec<String>,
    /// Closed dates, one a line.
    pub closed_dates: String,
    /// Whether chats are given out.
    pub assigns_automatically: Option<String>,
    /// When a silent chat becomes a ticket.
    pub idle_minutes: u32,
    /// How long an agent has to come back.
    pub grace_seconds: u32,
    /// The sites, one a line.
    pub origins: String,
    /// The networks, one a line.
    pub blocked_networks: String,
    /// How many chats one address may have open.
    pub most_open_per_address: u32,
}

/// The hours of a day as the form shows them.
pub(crate) fn day_text(hours: &DayHours) -> String {
    let parts: Vec<_> = hours.iter().map(|(from, to)| format!("{from}-{to}")).collect();
    parts.join(", ")
}
