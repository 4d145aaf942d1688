//! Answers that are there already, searched before a chat, and read in its place.

use std::time::Duration;

use ::chat::open_links_outside;
use base::Language;
use knowledge::{HitKind, Paused, SearchHit, marked, newest, suggest};
use leptos::{ev::MouseEvent, prelude::*};
use ui::{Button, FaultNotice, Icon, fault_of, focus, locale};

use super::ChatArticle;
use crate::{
    actions::load_chat_article,
    words::{Words, words},
};

/// How long a pause in typing is before it is searched.
const PAUSE: Duration = Duration::from_millis(200);

type Open = Action<(String, Language), Result<ChatArticle, base::Fault>>;

/// The search, what it found, and what is read of it. Without script it leads to the help center's own.
#[component]
pub(crate) fn ChatAnswers(
    /// Whether it stands in a frame: what leads away opens outside of it.
    #[prop(optional)]
    is_frame: bool,
) -> impl IntoView {
    let words = words(locale());
    let paused = Paused::after(PAUSE);
    let hits = newest(paused.text, look_for);
    let open: Open = Action::new(|(slug, language): &(String, Language)| {
        load_chat_article(slug.clone(), language.clone())
    });
    let fault = fault_of(move || open.value().get());
    let article = move || open.value().get().and_then(Result::ok);
    Effect::new(move || {
        if article().is_some() {
            request_animation_frame(|| focus(".chat-article__back"));
        }
    });
    let target = is_frame.then_some("_blank");
    view! {
        <form class="chat-search" role="search" action="/help/search" method="get" target=target>
            <label class="field__label" for="chat-search">{words.search_first}</label>
            <span class="chat-search__field">
                <Icon name="search"/>
                <input class="field__input" id="chat-search" type="search" name="q" maxlength="200" autocomplete="off" dir="auto"
                    on:input=move |event| paused.type_in(event_target_value(&event))/>
            </span>
        </form>
        <FaultNotice fault/>
        <div class="chat-answers" aria-live="polite">
            {move || {
                let rows = hits.get().into_iter().map(|hit| answer(hit, open)).collect_view();
                (!rows.is_empty()).then(|| view! {
                    <h2 class="chat-answers__title">{words.may_answer}</h2>
                    <ul class="answers__list">{rows}</ul>
                })
            }}
        </div>
        {move || article().map(|article| view! { <Read article open words/> })}
    }
}

async fn look_for(typed: String) -> Vec<SearchHit> {
    if typed.trim().chars().count() < 2 {
        return Vec::new();
    }
    suggest(typed).await.unwrap_or_default().hits
}

/// One answer: an article opens here, a question where it stands among the others.
fn answer(hit: SearchHit, open: Open) -> impl IntoView {
    let SearchHit { kind, slug, url, locale, title, excerpt, .. } = hit;
    let (tag, direction) = (locale.to_string(), locale.direction());
    let press = move |event: MouseEvent| {
        let is_plain = !(event.ctrl_key() || event.meta_key() || event.shift_key());
        if kind == HitKind::Article && is_plain {
            event.prevent_default();
            open.dispatch((slug.clone(), locale.clone()));
        }
    };
    view! {
        <li class="answers__one">
            <a class="answers__link" lang=tag dir=direction href=url target="_blank" on:click=press>
                <span class="answers__name" dir="auto">{marked(title)}</span>
                <span class="answers__excerpt" dir="auto">{marked(excerpt)}</span>
            </a>
        </li>
    }
}

/// The article, in the place of the form: what was typed there stays.
#[component]
fn Read(article: ChatArticle, open: Open, words: &'static Words) -> impl IntoView {
    let ChatArticle { title, html, url, locale } = article;
    let back = move |_| {
        open.clear();
        request_animation_frame(|| focus("#chat-search"));
    };
    view! {
        <article class="chat-article">
            <p class="chat-article__ways">
                <span class="chat-article__back" tabindex="-1">
                    <Button r#type="button" on:click=back>{words.back}</Button>
                </span>
                <a href=url target="_blank">{words.whole_article}</a>
            </p>
            <div lang=locale.to_string() dir=locale.direction() on:click=move |event| open_links_outside(&event)>
                <h2 dir="auto">{title}</h2>
                <div class="prose" inner_html=html></div>
            </div>
        </article>
    }
}
