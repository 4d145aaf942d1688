//! What an admin decides about chat.

use base::{InvalidFields, TeamId, check_length, note_invalid, single_line};
use serde::{Deserialize, Serialize};

use crate::{Asked, Refusal};

/// What a visitor can choose the chat to be about, and who it then waits for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ChatTopic {
    /// What it is called.
    pub label: String,
    /// The team that it waits for; everybody where there is none.
    pub team_id: Option<TeamId>,
    /// What whoever takes it should be good at.
    pub skills: Vec<String>,
}

/// The hours of a day: from and to, as `09:00`, several a day; a day without any is closed.
pub type DayHours = Vec<(String, String)>;

/// When somebody is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ChatHours {
    /// Whether there are any; without, it is always open.
    pub is_limited: bool,
    /// The zone of the clock, as `Europe/Berlin`; UTC where there is none.
    pub time_zone: String,
    /// From Monday to Sunday.
    #[schema(value_type = Vec<Vec<Vec<String>>>)]
    pub days: [DayHours; 7],
    /// Closed dates, as `2026-12-25`.
    pub closed_dates: Vec<String>,
}

/// The settings of chat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ChatSettings {
    /// Whether the house chats.
    pub is_enabled: bool,
    /// What is said first; the language's own sentence where there is none.
    pub greeting: String,
    /// Whether the visitor's name is asked.
    pub ask_name: Asked,
    /// Whether their mail address is asked.
    pub ask_email: Asked,
    /// Whether their question is asked.
    pub ask_question: Asked,
    /// What it can be about.
    pub topics: Vec<ChatTopic>,
    /// When somebody is there.
    pub hours: ChatHours,
    /// Whether who waits longest is given to whoever has room, and nobody has to take them.
    pub assigns_automatically: bool,
    /// After so many silent minutes a chat becomes a ticket.
    pub idle_minutes: u32,
    /// So many seconds an agent whose browser is gone has to come back.
    pub grace_seconds: u32,
    /// The sites that may show the widget, as `https://shop.example.com`.
    pub origins: Vec<String>,
    /// Networks that may not chat, as `203.0.113.0/24`.
    pub blocked_networks: Vec<String>,
    /// So many chats one address may have open at once.
    pub most_open_per_address: u32,
    /// Which secret host sites sign with; grows with each change of it. The one before holds for a day.
    pub identity_version: u32,
    /// When it changed last, in seconds since 1970.
    pub identity_rotated_at: i64,
}

impl Default for ChatSettings {
    fn default() -> Self {
        Self {
            is_enabled: true,
            greeting: String::new(),
            ask_name: Asked::Optional,
            ask_email: Asked::Optional,
            ask_question: Asked::Optional,
            topics: Vec::new(),
            hours: ChatHours::default(),
            assigns_automatically: false,
            idle_minutes: 30,
            grace_seconds: 60,
            origins: Vec::new(),
            blocked_networks: Vec::new(),
            most_open_per_address: 50,
            identity_version: 1,
            identity_rotated_at: 0,
        }
    }
}

impl ChatSettings {
    /// Tidies and checks what needs no clock and no network: the server looks at zones, hours and networks.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn check(mut self) -> Result<Self, InvalidFields> {
        self.greeting = self.greeting.trim().to_owned();
        let mut wrong = InvalidFields::new();
        if !self.greeting.is_empty() {
            note_invalid(&mut wrong, "greeting", check_length(&self.greeting, 500));
        }
        for topic in &mut self.topics {
            topic.label = single_line(&topic.label);
        }
        self.topics.retain(|topic| !topic.label.is_empty());
        let are_topics = self.topics.len() <= 20
            && self.topics.iter().all(|topic| check_length(&topic.label, 100).is_ok());
        note_invalid(&mut wrong, "topics", if are_topics { Ok(()) } else { Err(Refusal::BadTopics) });
        for origin in &mut self.origins {
            *origin = origin.trim().trim_end_matches('/').to_ascii_lowercase();
        }
        self.origins.retain(|origin| !origin.is_empty());
        self.origins.dedup();
        let are_origins = self.origins.len() <= 100 && self.origins.iter().all(|origin| is_origin(origin));
        note_invalid(&mut wrong, "origins", if are_origins { Ok(()) } else { Err(Refusal::BadOrigin) });
        note_invalid(&mut wrong, "idle_minutes", within(self.idle_minutes, 1, 10_080));
        note_invalid(&mut wrong, "grace_seconds", within(self.grace_seconds, 10, 3_600));
        note_invalid(&mut wrong, "most_open_per_address", within(self.most_open_per_address, 1, 100_000));
        if wrong.is_empty() { Ok(self) } else { Err(wrong) }
    }
}

/// Whether a text is an origin that a content security policy can name and nothing else.
fn is_origin(text: &str) -> bool {
    let Some(host) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) else {
        return false;
    };
    let (name, port) = host.split_once(':').unwrap_or((host, "443"));
    let is_name = !name.is_empty()
        && name.len() <= 253
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.');
    is_name && port.parse::<u16>().is_ok()
}

fn within(value: u32, least: u32, most: u32) -> Result<(), Refusal> {
    if (least..=most).contains(&value) { Ok(()) } else { Err(Refusal::OutOfBounds { least, most }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_hold() {
        assert!(ChatSettings::default().check().is_ok());
    }

    #[test]
    fn an_origin_is_a_site_and_nothing_that_a_policy_would_read_as_more() {
        for good in ["https://shop.example.com", "http://localhost:8080"] {
            assert!(is_origin(good), "{good}");
        }
        for bad in [
            "*",
            "https://*",
            "https://a.example; script-src *",
            "https://a.example/x",
            "ftp://a",
            "https://a:x",
        ] {
            assert!(!is_origin(bad), "{bad}");
        }
    }
}
