//! The panel beside a conversation: who asks, where they are and were, and their other chats. On a wide screen it stands;
//! elsewhere it is a drawer, which opens without script too.

use base::{DateTime, Utc};
use leptos::prelude::*;
use ui::{Badge, TimeAgo, Tone, locale};

use super::{chat_row::language_of, payload::is_web};
use crate::{ChatSession, DeskConversation, Event, words::words};

/// Its id, by which buttons open it.
const PANEL: &str = "chat-panel";
/// So many pages are shown.
const PAGES: usize = 12;

/// The panel.
#[component]
pub(crate) fn VisitorPanel(
    conversation: RwSignal<DeskConversation>,
    /// What others know of the visitor.
    children: Children,
) -> impl IntoView {
    let words = &words(locale()).desk;
    let chat = Memo::new(move |_| conversation.read().chat.clone());
    let (now, others) = conversation.with_untracked(|held| (held.now, held.others.clone()));
    view! {
        <section class="ticket-panel" id=PANEL popover="auto" aria-labelledby="chat-panel-title">
            <header class="ticket-panel__head">
                <h2 class="ticket-panel__title" id="chat-panel-title">{words.details}</h2>
                <button class="button button--quiet ticket-panel__close" type="button" popovertarget=PANEL
                    popovertargetaction="hide">{words.close}</button>
            </header>
            {move || view! { <Facts chat=chat.get() now/> }}
            <Trail conversation now/>
            <Others others now/>
            {children()}
        </section>
    }
}

/// The button that opens the panel where it is a drawer.
#[component]
pub(crate) fn OpenVisitorPanel() -> impl IntoView {
    let words = &words(locale()).desk;
    view! { <button class="button ticket-panel__open" type="button" popovertarget=PANEL>{words.details}</button> }
}

/// A page of some site: its name, which leads there where the address is one of the web.
#[component]
pub(crate) fn PageLink(url: String, title: String) -> impl IntoView {
    let shown = if title.trim().is_empty() { url.clone() } else { title };
    if is_web(&url) {
        let hint = url.clone();
        view! { <a class="chat-page" href=url title=hint rel="noreferrer nofollow noopener" target="_blank"><bdi>{shown}</bdi></a> }
            .into_any()
    } else {
        view! { <bdi class="chat-page">{shown}</bdi> }.into_any()
    }
}

/// What is known of the visitor and of the chat.
#[component]
fn Facts(chat: ChatSession, now: DateTime<Utc>) -> impl IntoView {
    let words = &words(locale()).desk;
    let visitor = chat.visitor;
    let said = |is_vouched: bool| {
        let (tone, word) =
            if is_vouched { (Tone::Good, words.verified) } else { (Tone::Calm, words.as_typed) };
        view! { <Badge tone>{word}</Badge> }
    };
    let is_email_vouched = visitor.vouched_email().is_some();
    // Each with its own word: a name that was typed stays one beside an address that somebody vouched for. What the site calls
    // them only the site can have said.
    let who = [
        (words.name, Some(visitor.name), visitor.is_name_verified),
        (words.email, Some(visitor.email), is_email_vouched),
        (words.known_as, visitor.external_id.map(Some), true),
    ];
    let who = who.into_iter().filter_map(|(label, fact, is_vouched)| {
        let fact = fact?;
        let word = fact.is_some().then(|| said(is_vouched));
        let fact = fact.unwrap_or_else(|| words.not_given.to_owned());
        Some(view! { <dt>{label}</dt> <dd class="chat-facts__said"><bdi>{fact}</bdi> {word}</dd> })
    });
    let language = language_of(&chat.locale).map_or(chat.locale.clone(), str::to_owned);
    let facts = [
        (words.language, Some(language)),
        (words.topic, chat.topic),
        (words.site, chat.origin),
        (words.skills, Some(chat.skills.join(", ")).filter(|skills| !skills.is_empty())),
        (words.rating, chat.rating.map(|score| format!("{score} / 5"))),
    ];
    let rows = facts.into_iter().filter_map(|(label, fact)| fact.map(|fact| (label, fact)));
    let rows = rows.map(|(label, fact)| view! { <dt>{label}</dt> <dd><bdi>{fact}</bdi></dd> });
    view! {
        <dl class="facts ticket-facts">
            {who.collect_view()}
            {rows.collect_view()}
            <dt>{words.began}</dt>
            <dd><TimeAgo at=chat.started_at now/></dd>
            {chat.ticket_number.map(|number| {
                let href = format!("/agent/tickets/{number}");
                view! { <dt>{words.ticket}</dt> <dd><a href=href>{number}</a></dd> }
            })}
        </dl>
    }
}

/// The pages that the visitor went to, the newest first.
#[component]
fn Trail(conversation: RwSignal<DeskConversation>, now: DateTime<Utc>) -> impl IntoView {
    let words = &words(locale()).desk;
    let pages = Memo::new(move |_| {
        let held = conversation.read();
        let viewed = held.entries.iter().rev().filter_map(|held| match &held.entry.event {
            Event::PageViewed { url, title } => Some((url.clone(), title.clone(), held.entry.at)),
            _ => None,
        });
        let first = held
            .chat
            .page_url
            .clone()
            .map(|url| (url, held.chat.page_title.clone().unwrap_or_default(), held.chat.started_at));
        let mut pages: Vec<_> = viewed.take(PAGES).collect();
        // The page that a chat began on is where its visitor is until they go to another.
        pages.extend(first.filter(|_| pages.is_empty()));
        pages
    });
    view! {
        <section class="customer-panel__part" aria-labelledby="chat-trail">
            <h3 class="chat-panel__title" id="chat-trail">{words.pages}</h3>
            {move || {
                let rows = pages.get().into_iter().map(|(url, title, at)| view! {
                    <li class="ticket-lines__one">
                        <PageLink url title/>
                        <span class="ticket-lines__facts"><TimeAgo at now/></span>
                    </li>
                });
                let rows: Vec<_> = rows.collect();
                if rows.is_empty() {
                    view! { <p class="customer-panel__none">{words.no_pages}</p> }.into_any()
                } else {
                    view! { <ol class="ticket-lines">{rows}</ol> }.into_any()
                }
            }}
        </section>
    }
}

/// The visitor's other chats.
#[component]
fn Others(others: Vec<ChatSession>, now: DateTime<Utc>) -> impl IntoView {
    let words = &words(locale()).desk;
    let rows = others.into_iter().map(|chat| {
        let preview = if chat.preview.is_empty() { words.no_words.to_owned() } else { chat.preview };
        view! {
            <li class="ticket-lines__one">
                <a href=format!("/agent/chats/{}", chat.id) dir="auto">{preview}</a>
                <span class="ticket-lines__facts">
                    <Badge>{(words.status)(chat.status)}</Badge>
                    <TimeAgo at=chat.last_message_at now/>
                </span>
            </li>
        }
    });
    let rows: Vec<_> = rows.collect();
    view! {
        <section class="customer-panel__part" aria-labelledby="chat-others">
            <h3 class="chat-panel__title" id="chat-others">{words.others}</h3>
            {if rows.is_empty() {
                view! { <p class="customer-panel__none">{words.no_others}</p> }.into_any()
            } else {
                view! { <ul class="ticket-lines">{rows}</ul> }.into_any()
            }}
        </section>
    }
}
