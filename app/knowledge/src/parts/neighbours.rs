//! Who else has the article open, and whether somebody published it meanwhile.

use std::time::Duration;

use leptos::prelude::*;
use realtime::{ClientFrame, Heard, Voice, tell, use_topic};
use ui::{Notice, Tone, locale};

use crate::{ArticleId, desk_words::desk_words};

/// How often the others are told that this page is still here.
const HERE: Duration = Duration::from_secs(10);

/// Says so where there is somebody.
#[component]
pub(crate) fn Neighbours(
    id: ArticleId,
    /// The version that this page shows.
    version: i64,
) -> impl IntoView {
    let words = desk_words(locale());
    let topic = format!("article:{id}");
    let here = RwSignal::new(Vec::<Voice>::new());
    let is_old = RwSignal::new(false);
    let own = identity::viewer().get_untracked().map(|viewer| viewer.id);
    use_topic(topic.clone(), Some(version), move |heard| match heard {
        Heard::Presence(who, is_here) => here.update(|here| {
            here.retain(|held| held.id != who.id);
            if is_here && Some(who.id) != own {
                here.push(who);
            }
        }),
        Heard::Event(_) | Heard::Reload => is_old.set(true),
        Heard::Typing(_) => {}
    });
    say_here(topic);
    view! {
        {move || here.get().into_iter().map(|who| view! {
            <Notice tone=Tone::Warn>{(words.is_here_too)(&who.name)}</Notice>
        }).collect_view()}
        {move || is_old.get().then(|| view! {
            <Notice tone=Tone::Warn>
                {words.changed_meanwhile} " " <a href=format!("/agent/articles/{id}") rel="external">{words.reload}</a>
            </Notice>
        })}
    }
}

/// Tells the others, and again now and then: whoever comes later hears of it too.
fn say_here(topic: String) {
    Effect::new(move || {
        let topic = topic.clone();
        tell(ClientFrame::Presence { topic: Some(topic.clone()) });
        let again = set_interval_with_handle(
            move || tell(ClientFrame::Presence { topic: Some(topic.clone()) }),
            HERE,
        );
        on_cleanup(move || {
            if let Ok(again) = again {
                again.clear();
            }
        });
    });
}
