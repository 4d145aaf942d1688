//! The reports that there are.

use serde::{Deserialize, Serialize};

/// A report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ReportName {
    /// What is asked, when and where.
    Volume,
    /// How long people wait for an answer.
    ResponseTimes,
    /// How much is done, how soon, and whether it stays done.
    Resolution,
    /// Whether the times that were promised are kept.
    Sla,
    /// What people say after a ticket is resolved.
    Satisfaction,
    /// Who has and does how much.
    Agents,
    /// Where people ask.
    Channels,
    /// What the help center is used for.
    Knowledge,
    /// What people say by themselves.
    Feedback,
    /// Whether mail arrives.
    Email,
    /// How chats go.
    Chat,
}

impl ReportName {
    /// All of them, in the order of their list.
    pub const ALL: [Self; 11] = [
        Self::Volume,
        Self::ResponseTimes,
        Self::Resolution,
        Self::Sla,
        Self::Satisfaction,
        Self::Agents,
        Self::Channels,
        Self::Knowledge,
        Self::Feedback,
        Self::Email,
        Self::Chat,
    ];

    /// The word in addresses and in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Volume => "volume",
            Self::ResponseTimes => "response-times",
            Self::Resolution => "resolution",
            Self::Sla => "sla",
            Self::Satisfaction => "satisfaction",
            Self::Agents => "agents",
            Self::Channels => "channels",
            Self::Knowledge => "knowledge",
            Self::Feedback => "feedback",
            Self::Email => "email",
            Self::Chat => "chat",
        }
    }

    /// Reads a name. None where no report is called so.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|name| name.as_str() == text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_word_on_the_wire() {
        for name in ReportName::ALL {
            assert_eq!(ReportName::parse(name.as_str()), Some(name));
            assert_eq!(serde_json::to_value(name).unwrap(), name.as_str());
        }
        assert_eq!(ReportName::parse("weather"), None);
    }
}
