//! A person in the list: a line or two, whatever is known of them.

use base::{DateTime, Utc};
use leptos::prelude::*;
use ui::{Avatar, Badge, TimeAgo, Tone};

use crate::{
    AgentStatus, is_reachable,
    people::{PersonRecord, words::PeopleWords, words::status_words},
    words::role_word,
};

/// The row; all of it leads to the person.
pub(super) fn person_row(
    words: &'static PeopleWords,
    person: PersonRecord,
    now: DateTime<Utc>,
) -> impl IntoView {
    let state = state_badge(words, &person);
    let teams: Vec<_> = person.teams.into_iter().map(|team| team.name).collect();
    let seen = match person.last_seen_at {
        Some(at) => view! { <TimeAgo at now/> }.into_any(),
        None => view! { <span>{words.never_seen}</span> }.into_any(),
    };
    view! {
        <li class="person-row">
            <a class="person-row__link" href=format!("/admin/people/{}", person.id)>
                <Avatar name=person.name.clone()/>
                <span class="person-row__name" dir="auto">{person.name}</span>
                <bdi class="person-row__email">{is_reachable(&person.email).then_some(person.email)}</bdi>
                <span class="person-row__role">{role_word(person.role)}</span>
                <span class="person-row__teams" dir="auto">{teams.join(", ")}</span>
                <span class="person-row__state">{state}</span>
                <span class="person-row__seen"><span class="visually-hidden">{words.last_seen}": "</span>{seen}</span>
            </a>
        </li>
    }
}

/// What about their account or their work is not as usual; nothing where all is.
pub(super) fn state_badge(words: &'static PeopleWords, person: &PersonRecord) -> Option<AnyView> {
    let badge = |tone, word: &'static str| Some(view! { <Badge tone>{word}</Badge> }.into_any());
    if !person.is_active {
        badge(Tone::Bad, words.state_closed)
    } else if person.is_invited {
        badge(Tone::Lamp, words.state_invited)
    } else if person.status == Some(AgentStatus::Away) {
        badge(Tone::Calm, status_words(ui::locale()).away)
    } else {
        None
    }
}
