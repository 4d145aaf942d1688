//! What an agent says of themselves: whether they take work, and when they are away without saying so.

use base::{DateTime, InvalidFields, UserId, Utc, chrono::TimeDelta, double_option, note_invalid};
use serde::{Deserialize, Serialize};

use super::PeopleRefusal;
use crate::AgentStatus;

/// The most chats that anybody takes at once.
pub const MOST_CHATS: i32 = 50;
/// The longest time without input, in minutes, after which somebody is away by themselves.
pub const LONGEST_IDLE: i32 = 480;
/// A browser says that somebody is there at most once a minute, and its clock is not ours: so much earlier than reckoned may
/// it find them gone.
const LEEWAY: TimeDelta = TimeDelta::seconds(30);

/// An agent, as they see themselves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct OwnStatus {
    /// Their id.
    pub id: UserId,
    /// What they are called.
    pub name: String,
    /// Whether they take work.
    pub status: AgentStatus,
    /// Whether being away was noticed and not chosen: the next input ends it.
    pub is_away_by_itself: bool,
    /// Minutes without input after which they are away; none where that is switched off.
    pub idle_minutes: Option<i32>,
    /// How many chats they take at once.
    pub max_concurrent_chats: i32,
}

/// What an agent changes about themselves; what is left out stays.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct OwnStatusChange {
    /// Whether they take work.
    pub status: Option<AgentStatus>,
    /// How many chats they take at once.
    pub max_concurrent_chats: Option<i32>,
    /// Minutes without input after which they are away; null switches it off.
    #[serde(deserialize_with = "double_option")]
    #[schema(value_type = Option<i32>)]
    pub idle_minutes: Option<Option<i32>>,
}

impl OwnStatusChange {
    /// Checks the numbers.
    ///
    /// # Errors
    /// What is wrong, by field.
    pub fn check(&self) -> Result<(), InvalidFields> {
        let mut wrong = InvalidFields::new();
        let within =
            |number: Option<i32>, least: i32, most: i32| number.is_none_or(|it| (least..=most).contains(&it));
        if !within(self.max_concurrent_chats, 0, MOST_CHATS) {
            note_invalid(&mut wrong, "max_concurrent_chats", Err(PeopleRefusal::ChatsOutOfRange));
        }
        if !within(self.idle_minutes.flatten(), 1, LONGEST_IDLE) {
            note_invalid(&mut wrong, "idle_minutes", Err(PeopleRefusal::IdleOutOfRange));
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }
}

/// What is said about whether an agent takes work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusWish {
    /// They chose it.
    Chosen(AgentStatus),
    /// A browser of theirs noticed no input for as long as they said.
    Idle,
    /// A browser of theirs noticed input.
    Here,
}

/// Whether an agent takes work, and what decides it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whether they take work.
    pub status: AgentStatus,
    /// Whether being away was noticed and not chosen.
    pub is_away_by_itself: bool,
    /// Minutes without input after which they are away; none where that is switched off.
    pub idle_minutes: Option<i32>,
    /// When a browser of theirs last noticed input.
    pub input_at: Option<DateTime<Utc>>,
}

impl Standing {
    /// How they stand after what was said. Being away that was chosen ends by choice alone; being away that was noticed ends
    /// with the next input anywhere, and begins only where no browser of theirs noticed any for long enough.
    #[must_use]
    pub fn after(self, wish: StatusWish, now: DateTime<Utc>) -> Self {
        match wish {
            StatusWish::Chosen(status) => {
                Self { status, is_away_by_itself: false, input_at: Some(now), ..self }
            }
            StatusWish::Here if self.is_away_by_itself => {
                Self { status: AgentStatus::Active, is_away_by_itself: false, input_at: Some(now), ..self }
            }
            StatusWish::Here => Self { input_at: Some(now), ..self },
            StatusWish::Idle if self.status == AgentStatus::Active && self.is_idle(now + LEEWAY) => {
                Self { status: AgentStatus::Away, is_away_by_itself: true, ..self }
            }
            StatusWish::Idle => self,
        }
    }

    fn is_idle(&self, now: DateTime<Utc>) -> bool {
        let since = self.input_at.unwrap_or(DateTime::UNIX_EPOCH);
        self.idle_minutes.is_some_and(|minutes| since + TimeDelta::minutes(minutes.into()) <= now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minute: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::days(20_000) + TimeDelta::minutes(minute)
    }

    fn active(idle_minutes: Option<i32>) -> Standing {
        Standing {
            status: AgentStatus::Active,
            is_away_by_itself: false,
            idle_minutes,
            input_at: Some(at(0)),
        }
    }

    #[test]
    fn without_the_setting_nobody_is_away_by_themselves() {
        assert_eq!(active(None).after(StatusWish::Idle, at(600)), active(None));
    }

    #[test]
    fn who_was_there_elsewhere_is_not_away() {
        let idle = active(Some(10)).after(StatusWish::Idle, at(10));
        assert_eq!((idle.status, idle.is_away_by_itself), (AgentStatus::Away, true));
        let elsewhere = active(Some(10)).after(StatusWish::Here, at(8)).after(StatusWish::Idle, at(10));
        assert_eq!(elsewhere.status, AgentStatus::Active);
    }

    #[test]
    fn input_ends_what_was_noticed_and_not_what_was_chosen() {
        let noticed = active(Some(10)).after(StatusWish::Idle, at(30)).after(StatusWish::Here, at(31));
        assert_eq!(noticed, Standing { input_at: Some(at(31)), ..active(Some(10)) });
        let chosen = active(Some(10)).after(StatusWish::Chosen(AgentStatus::Away), at(5));
        for wish in [StatusWish::Here, StatusWish::Idle] {
            let after = chosen.after(wish, at(60));
            assert_eq!((after.status, after.is_away_by_itself), (AgentStatus::Away, false), "{wish:?}");
        }
    }

    #[test]
    fn choosing_to_be_away_while_away_makes_it_a_choice() {
        let noticed = active(Some(10)).after(StatusWish::Idle, at(30));
        let chosen =
            noticed.after(StatusWish::Chosen(AgentStatus::Away), at(31)).after(StatusWish::Here, at(32));
        assert_eq!(chosen.status, AgentStatus::Away);
    }

    #[test]
    fn numbers_have_bounds() {
        for idle_minutes in [Some(None), Some(Some(1)), Some(Some(480)), None] {
            assert!(OwnStatusChange { idle_minutes, ..OwnStatusChange::default() }.check().is_ok());
        }
        for idle_minutes in [0, -5, 481] {
            let change =
                OwnStatusChange { idle_minutes: Some(Some(idle_minutes)), ..OwnStatusChange::default() };
            assert!(change.check().is_err(), "{idle_minutes}");
        }
    }
}
