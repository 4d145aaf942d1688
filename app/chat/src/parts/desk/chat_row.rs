//! A chat in a list.

use std::sync::Arc;

use base::{DateTime, Locale, Utc};
use identity::TeamName;
use leptos::prelude::*;
use ui::{Icon, TimeAgo, locale};

use super::{clock::Clock, live_desk::LiveDesk};
use crate::{ChatScope, ChatSession, ChatStatus, Visitor, words::words};

/// Who, what was said last, what it is about, and since when somebody waits. Its clock goes on; it has no other signal of its
/// own, because the old list stays on the page while the next one is loaded.
#[component]
pub(crate) fn ChatRow(
    chat: ChatSession,
    /// The query to keep while walking through the list.
    query: String,
    scope: ChatScope,
    path: Memo<String>,
    teams: Arc<Vec<TeamName>>,
    live: LiveDesk,
    clock: Clock,
    now: DateTime<Utc>,
) -> impl IntoView {
    let words = &words(locale()).desk;
    let own = format!("/agent/chats/{}", chat.id);
    let href = format!("{own}{query}");
    let is_open = move || path.get() == own;
    let is_shown_open = is_open.clone();
    let chat = Arc::new(chat);
    let shown = {
        let chat = Arc::clone(&chat);
        move || live.line(&chat)
    };
    let is_news = {
        let shown = shown.clone();
        move || live.is_unread(&shown()) && !is_open()
    };
    let unread = is_news.clone();
    let (named, said, told, waited) = (shown.clone(), shown.clone(), shown.clone(), shown);
    view! {
        <li class="chat-row" class=("chat-row--unread", is_news)>
            <a class="chat-row__link" href=href aria-current=move || is_shown_open().then_some("true")>
                <span class="chat-row__dot">
                    {move || unread().then(|| view! { <span class="visually-hidden">{words.unread}</span> })}
                </span>
                <span class="chat-row__name">
                    {move || {
                        let visitor = named().visitor;
                        let name = visitor.name.clone().unwrap_or_else(|| words.visitor.to_owned());
                        view! { <bdi class="chat-row__who">{name}</bdi> <Vouched visitor/> }
                    }}
                </span>
                <span class="chat-row__preview" dir="auto">{move || said().preview}</span>
                <span class="chat-row__facts">{move || facts(&told(), &teams, scope)}</span>
                <span class="chat-row__age">{move || age(&waited(), clock, now)}</span>
            </a>
        </li>
    }
}

/// What of a visitor somebody vouched for: their name by a mark beside it; where the name was typed, by what else they are
/// known, apart from it.
#[component]
pub(crate) fn Vouched(visitor: Visitor) -> impl IntoView {
    let words = &words(locale()).desk;
    let known_by = visitor
        .known_by()
        .map(|known_by| view! { <bdi class="chat-verified__known-by">{known_by.to_owned()}</bdi> });
    (visitor.is_name_verified || known_by.is_some()).then(|| {
        view! {
            <span class="chat-verified" title=words.verified>
                {known_by} <Icon name="check"/> <span class="visually-hidden">{words.verified}</span>
            </span>
        }
    })
}

/// What it is about, who should take it, in which language; in the list of all also where it stands and who has it.
fn facts(chat: &ChatSession, teams: &[TeamName], scope: ChatScope) -> AnyView {
    let words = &words(locale()).desk;
    let stands = (scope == ChatScope::All).then(|| (words.status)(chat.status).to_owned());
    let agent = chat.assigned_to.as_ref().filter(|_| scope == ChatScope::All).map(|agent| agent.name.clone());
    let team = chat.team_id.and_then(|id| teams.iter().find(|team| team.id == id));
    let language = language_of(&chat.locale);
    let facts = stands
        .into_iter()
        .chain(agent)
        .chain(chat.topic.clone())
        .chain(team.map(|team| team.name.clone()))
        .chain(chat.skills.iter().cloned())
        .chain(language.map(str::to_owned));
    facts.map(|fact| view! { <bdi class="chat-row__fact">{fact}</bdi> }).collect_view().into_any()
}

/// How long somebody waits by the clock; how old the last word is where nobody does.
fn age(chat: &ChatSession, clock: Clock, now: DateTime<Utc>) -> AnyView {
    let words = &words(locale()).desk;
    let since = match chat.status {
        ChatStatus::Waiting => Some(chat.queued_at),
        ChatStatus::Active => chat.waiting_since,
        ChatStatus::LeftMessage | ChatStatus::Ended => None,
    };
    match since {
        Some(since) => view! {
            <span class="chat-row__waits" title=words.waits>
                <Icon name="wait"/>
                <span class="visually-hidden">{words.waits}" "</span>
                <span class="chat-row__clock">{move || clock.since(since)}</span>
            </span>
        }
        .into_any(),
        None => view! { <TimeAgo at=chat.last_message_at now/> }.into_any(),
    }
}

/// What a language calls itself, where it is one of ours.
pub(crate) fn language_of(locale: &str) -> Option<&'static str> {
    Locale::of(locale).map(Locale::own_name)
}
