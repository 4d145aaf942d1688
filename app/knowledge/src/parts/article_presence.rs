//! Who else has the article open, and whether somebody published it meanwhile.

use leptos::prelude::*;
use realtime::{PresenceList, TopicUpdate, use_topic};
use ui::{Notice, Tone, locale};

use crate::{ArticleId, desk_words::desk_words};

/// Says so where there is somebody.
#[component]
pub(crate) fn ArticlePresence(
    id: ArticleId,
    /// The version that this page shows.
    version: i64,
) -> impl IntoView {
    let words = desk_words(locale());
    let topic = format!("article:{id}");
    let is_old = RwSignal::new(false);
    let company = PresenceList::of(topic.clone(), identity::viewer().get_untracked().map(|viewer| viewer.id));
    use_topic(topic, Some(version), move |heard| match heard {
        TopicUpdate::Presence(who, is_here) => company.hear(who, is_here),
        TopicUpdate::Event(_) | TopicUpdate::Reload => is_old.set(true),
        TopicUpdate::Typing(_)
        | TopicUpdate::Read(..)
        | TopicUpdate::Queue(..)
        | TopicUpdate::Refused(..) => {}
    });
    company.say_here();
    let names = company.names();
    view! {
        {move || names.get().into_iter().map(|name| view! {
            <Notice tone=Tone::Warn>{(words.is_here_too)(&name)}</Notice>
        }).collect_view()}
        {move || is_old.get().then(|| view! {
            <Notice tone=Tone::Warn>
                {words.changed_meanwhile} " " <a href=format!("/agent/articles/{id}") rel="external">{words.reload}</a>
            </Notice>
        })}
    }
}
