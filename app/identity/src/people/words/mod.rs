//! What the pages of people and teams say, and apart from it what stands in everybody's header.

mod ar;
mod de;
mod en;

use base::Locale;

/// The sentences of one language.
pub struct PeopleWords {
    pub people: &'static str,
    pub people_lead: &'static str,
    pub people_changes: &'static str,
    pub people_keywords: &'static str,
    pub teams: &'static str,
    pub teams_lead: &'static str,
    pub teams_changes: &'static str,
    pub teams_keywords: &'static str,
    pub search: &'static str,
    pub find: &'static str,
    pub role: &'static str,
    pub every_role: &'static str,
    pub team: &'static str,
    pub every_team: &'static str,
    pub state: &'static str,
    pub every_state: &'static str,
    pub open_accounts: &'static str,
    pub closed_accounts: &'static str,
    pub name: &'static str,
    pub email: &'static str,
    pub last_seen: &'static str,
    pub never_seen: &'static str,
    pub state_closed: &'static str,
    pub state_invited: &'static str,
    pub none_found: &'static str,
    pub none_found_hint: &'static str,
    pub invite: &'static str,
    pub invite_lead: &'static str,
    pub make_invitation: &'static str,
    pub invitation_link: &'static str,
    pub invitation_link_hint: &'static str,
    pub password_link: &'static str,
    pub password_link_hint: &'static str,
    pub confirmation_link: &'static str,
    pub confirmation_link_hint: &'static str,
    pub profile: &'static str,
    pub role_hint: &'static str,
    pub skills: &'static str,
    pub skills_hint: &'static str,
    pub chats: &'static str,
    pub chats_hint: &'static str,
    pub save: &'static str,
    pub saved: &'static str,
    pub account: &'static str,
    pub deactivate: &'static str,
    pub deactivate_surely: &'static str,
    pub deactivate_hint: &'static str,
    pub data_hint: &'static str,
    pub data: &'static str,
    pub reactivate: &'static str,
    pub reactivate_hint: &'static str,
    pub sessions: &'static str,
    pub no_sessions: &'static str,
    pub unknown_device: &'static str,
    pub end_all: &'static str,
    pub end_all_hint: &'static str,
    pub not_come_yet: &'static str,
    pub invite_again: &'static str,
    pub invite_again_hint: &'static str,
    pub make_password_link: &'static str,
    pub make_password_link_hint: &'static str,
    pub make_confirmation_link: &'static str,
    pub make_confirmation_link_hint: &'static str,
    pub all_people: &'static str,
    pub areas: &'static str,
    pub new_team: &'static str,
    pub members: &'static str,
    pub no_members: &'static str,
    pub no_teams: &'static str,
    pub no_teams_hint: &'static str,
    pub delete_team: &'static str,
    pub delete_team_surely: &'static str,
    pub delete_team_hint: &'static str,
    pub all_teams: &'static str,
    pub welcome: &'static str,
    pub choose_password: &'static str,
    pub begin: &'static str,
    pub invitation_over: &'static str,
    pub invitation_over_hint: &'static str,
    pub loading: &'static str,
    pub welcome_lead: fn(&str, &str) -> String,
}

/// The sentences about one's own status.
pub struct StatusWords {
    pub your_status: &'static str,
    pub unknown: &'static str,
    pub active: &'static str,
    pub away: &'static str,
    pub away_by_itself: &'static str,
    pub idle_minutes: &'static str,
    pub idle_hint: &'static str,
    pub save: &'static str,
    pub failed: &'static str,
}

/// The sentences for `locale`.
pub fn people_words(locale: Locale) -> &'static PeopleWords {
    match locale {
        Locale::En => &en::WORDS,
        Locale::De => &de::WORDS,
        Locale::Ar => &ar::WORDS,
    }
}

/// The sentences about one's own status for `locale`.
pub fn status_words(locale: Locale) -> &'static StatusWords {
    match locale {
        Locale::En => &en::STATUS,
        Locale::De => &de::STATUS,
        Locale::Ar => &ar::STATUS,
    }
}
