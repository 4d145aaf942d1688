//! A chat, as the desk sees one, and the lists of them.

use base::{DateTime, PageQuery, Pagination, TeamId, Utc};
use identity::Party;
use serde::{Deserialize, Serialize};

use crate::ChatStatus;

/// The topic on which the desk hears of every chat.
pub const CHATS: &str = "chats";

base::id!(
    /// A chat: one conversation from its first word to its end.
    ChatSessionId
);

impl ChatSessionId {
    /// The topic of the conversation.
    pub fn topic(self) -> String {
        format!("chat:{self}")
    }
}

/// Who asks in a chat.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Visitor {
    /// Their account, where they have one.
    pub customer_id: Option<base::UserId>,
    /// What they are called, as far as they said.
    pub name: Option<String>,
    /// Where they can be written to, as far as they said.
    pub email: Option<String>,
    /// Whether they signed in, or the site that they came from vouched for their address, or for its own name of them where
    /// they have none. It says nothing of their name.
    pub is_verified: bool,
    /// Whether the name is their account's, or their site's, and not typed by them.
    pub is_name_verified: bool,
    /// What that site calls them.
    pub external_id: Option<String>,
    /// Whether a browser of theirs was there in the last half minute.
    pub is_here: bool,
}

impl Visitor {
    /// Their address, where somebody vouched for it.
    pub fn vouched_email(&self) -> Option<&str> {
        self.email.as_deref().filter(|_| self.is_verified)
    }

    /// By what they are known beside a name that they typed: an address that was vouched for, or else what their site calls
    /// them. None where the name itself was vouched for, or nothing was.
    pub fn known_by(&self) -> Option<&str> {
        if self.is_name_verified { None } else { self.vouched_email().or(self.external_id.as_deref()) }
    }
}

/// A chat as the desk sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ChatSession {
    /// Its id.
    pub id: ChatSessionId,
    /// Where it stands.
    pub status: ChatStatus,
    /// Who asks.
    pub visitor: Visitor,
    /// What it is about, where the form asked.
    pub topic: Option<String>,
    /// The team that it waits for.
    pub team_id: Option<TeamId>,
    /// What whoever takes it should be good at.
    pub skills: Vec<String>,
    /// Who answers.
    pub assigned_to: Option<Party>,
    /// The language that the visitor reads.
    pub locale: String,
    /// The site that they came from.
    pub origin: Option<String>,
    /// The page that they are on.
    pub page_url: Option<String>,
    /// What that page is called.
    pub page_title: Option<String>,
    /// The last event, in the count of the desk.
    pub seq: i64,
    /// Everybody's messages.
    pub message_count: i32,
    /// How the last one begins.
    pub preview: String,
    /// How far the visitor has read, in the visitor's count.
    pub visitor_read_seq: i64,
    /// How far the desk has read, in the visitor's count.
    pub agent_read_seq: i64,
    /// The last event in the visitor's count.
    pub public_seq: i64,
    /// The ticket that it became.
    pub ticket_number: Option<String>,
    /// How it was, from 1 to 5.
    pub rating: Option<i16>,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// Since when it waits in the queue, where it does.
    pub queued_at: DateTime<Utc>,
    /// When the last word was said.
    pub last_message_at: DateTime<Utc>,
    /// Since when the visitor waits for an answer.
    pub waiting_since: Option<DateTime<Utc>>,
    /// When it ended.
    pub ended_at: Option<DateTime<Utc>>,
}

/// Which chats of the desk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChatScope {
    /// Those that nobody has and that the asker may take, in the order of the queue.
    #[default]
    Waiting,
    /// The asker's own that go on.
    Mine,
    /// All, ended ones too, newest first.
    All,
}

impl ChatScope {
    /// All of them, as the desk's tabs stand.
    pub const ALL: [Self; 3] = [Self::Waiting, Self::Mine, Self::All];

    /// The word in an address and in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Mine => "mine",
            Self::All => "all",
        }
    }

    /// Reads that word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.as_str() == text)
    }
}

/// A list of chats to look for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema, utoipa::IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct ChatFilter {
    /// Which.
    pub scope: ChatScope,
    /// Words that were said in it, or its visitor's name or address.
    pub search: Option<String>,
    /// The page, from 1.
    #[serde(deserialize_with = "base::number")]
    pub page: Option<u32>,
    /// Continues an earlier answer.
    pub cursor: Option<String>,
    /// How many, 20 unless told and 100 at most.
    #[serde(deserialize_with = "base::number")]
    pub limit: Option<u32>,
}

impl ChatFilter {
    /// Which page.
    pub fn page_query(&self) -> PageQuery {
        PageQuery { page: self.page, limit: self.limit, cursor: self.cursor.clone() }
    }

    /// The query of a page that shows this; none for the first list.
    pub fn address(&self) -> String {
        let scope = (self.scope != ChatScope::default()).then(|| self.scope.as_str());
        let pairs =
            [("scope", scope), ("search", self.search.as_deref()), ("cursor", self.cursor.as_deref())];
        let pairs = pairs.into_iter().filter_map(|(name, value)| Some((name, value?)));
        let pairs: Vec<_> =
            pairs.map(|(name, value)| format!("{name}={}", base::escape_value(value))).collect();
        if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
    }
}

/// Chats of the desk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Chats {
    /// The chats.
    pub chats: Vec<ChatSession>,
    /// How they go on.
    pub pagination: Pagination,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_was_typed_stands_apart_from_what_was_vouched_for() {
        let mut visitor = Visitor { name: Some("The boss".to_owned()), ..Visitor::default() };
        assert_eq!(visitor.known_by(), None, "nobody vouched for anything");
        visitor.email = Some("vera@example.com".to_owned());
        assert_eq!((visitor.known_by(), visitor.vouched_email()), (None, None), "typed too");
        visitor.external_id = Some("42".to_owned());
        assert_eq!(visitor.known_by(), Some("42"));
        visitor.is_verified = true;
        assert_eq!(visitor.known_by(), Some("vera@example.com"));
        visitor.is_name_verified = true;
        assert_eq!((visitor.known_by(), visitor.vouched_email()), (None, Some("vera@example.com")));
    }

    #[test]
    fn an_address_says_what_is_not_usual() {
        assert_eq!(ChatFilter::default().address(), "");
        let search = Some("a&b = c".to_owned());
        let filter = ChatFilter { scope: ChatScope::All, search, ..ChatFilter::default() };
        assert_eq!(filter.address(), format!("?scope=all&search={}", base::escape_value("a&b = c")));
        assert!(!filter.address().contains("a&b"));
    }
}
