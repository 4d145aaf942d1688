//! Canned replies and articles, offered while one types.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};
use ui::{focus, locale, write_at_cursor};
use web_sys::{Event, HtmlTextAreaElement, KeyboardEvent, wasm_bindgen::JsCast};

use super::picker_query::{Picked, PickerQuery, query_at};
use crate::{
    CannedReply,
    actions::load_canned_replies,
    parts::desk::chat_at_desk::{Later, LinkedArticle},
    words::words,
};

/// Finds articles by words.
pub(crate) type FindArticles = fn(String) -> Later<Vec<LinkedArticle>>;

/// The id of the text.
const TEXT: &str = "body";
/// A pause in typing before articles are searched.
const PAUSE: Duration = Duration::from_millis(150);
/// So many are offered.
const MOST: usize = 8;

/// Something to pick.
#[derive(Clone, Debug, PartialEq)]
struct Offer {
    label: String,
    hint: String,
    writes: String,
}

/// What is offered, and which of it is chosen.
#[derive(Clone, Copy)]
pub(crate) struct Picker {
    find_articles: FindArticles,
    query: RwSignal<Option<PickerQuery>>,
    canned: RwSignal<Option<Vec<CannedReply>>>,
    articles: RwSignal<Vec<LinkedArticle>>,
    chosen: RwSignal<usize>,
    offers: Memo<Vec<Offer>>,
}

impl Picker {
    pub fn new(find_articles: FindArticles) -> Self {
        let query = RwSignal::new(None::<PickerQuery>);
        let canned = RwSignal::new(None::<Vec<CannedReply>>);
        let articles = RwSignal::new(Vec::<LinkedArticle>::new());
        let offers = Memo::new(move |_| match &*query.read() {
            None => Vec::new(),
            Some(query) if query.picked == Picked::Canned => {
                of_canned(canned.read().as_deref().unwrap_or_default(), &query.words)
            }
            Some(_) => articles.read().iter().take(MOST).map(of_article).collect(),
        });
        Self { find_articles, query, canned, articles, chosen: RwSignal::new(0), offers }
    }

    /// Looks at what was typed.
    pub fn look(self, event: &Event) {
        let area = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
        let Some(area) = area.filter(|area| area.id() == TEXT) else { return };
        let cursor = area.selection_start().ok().flatten().unwrap_or(u32::MAX);
        let query = query_at(&area.value(), cursor);
        if *self.query.read_untracked() == query {
            return;
        }
        self.chosen.set(0);
        match query.as_ref().map(|query| query.picked) {
            Some(Picked::Canned) => self.load_canned(),
            Some(Picked::Article) => self.find(query.clone()),
            None => {}
        }
        self.query.set(query);
    }

    fn load_canned(self) {
        if self.canned.read_untracked().is_some() {
            return;
        }
        spawn_local(async move {
            // What failed is asked for again with the next letter.
            if let Ok(found) = load_canned_replies().await {
                let _page_is_gone = self.canned.try_set(Some(found));
            }
        });
    }

    fn find(self, wanted: Option<PickerQuery>) {
        let Some(words) = wanted.as_ref().map(|query| query.words.trim().to_owned()) else { return };
        self.articles.set(Vec::new());
        if words.chars().count() < 2 {
            return;
        }
        let is_newest = move || self.query.try_get_untracked().is_some_and(|now| now == wanted);
        set_timeout(
            move || {
                if !is_newest() {
                    return;
                }
                spawn_local(async move {
                    let found = (self.find_articles)(words).await;
                    if is_newest() {
                        let _page_is_gone = self.articles.try_set(found);
                    }
                });
            },
            PAUSE,
        );
    }

    /// Arrows choose, Enter or Tab takes, Escape closes.
    pub fn press(self, event: &KeyboardEvent) {
        if self.query.read_untracked().is_none()
            || event.is_composing()
            || event.ctrl_key()
            || event.meta_key()
        {
            return;
        }
        let (count, chosen) = (self.offers.read_untracked().len(), self.chosen.get_untracked());
        match event.key().as_str() {
            "Escape" => self.query.set(None),
            _ if count == 0 => return,
            "ArrowDown" => self.chosen.set((chosen + 1) % count),
            "ArrowUp" => self.chosen.set((chosen + count - 1) % count),
            "Enter" | "Tab" if !event.shift_key() => self.take(chosen),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }

    /// Writes one in place of what was looked for.
    fn take(self, place: usize) {
        let offer = self.offers.read_untracked().get(place).cloned();
        let query = self.query.try_update(Option::take).flatten();
        let (Some(offer), Some(query)) = (offer, query) else { return };
        let Some(area) = text_area() else { return };
        let _not_focusable = area.focus();
        let _in_range = area.set_selection_range(query.from, query.to);
        write_at_cursor(TEXT, &offer.writes);
        self.query.set(None);
    }

    /// Begins to look for canned replies.
    pub fn open_canned(self) {
        let Some(area) = text_area() else { return };
        let text = area.value();
        let begins_line = text.is_empty() || text.ends_with('\n');
        self.begin(if begins_line { "/" } else { "\n/" });
    }

    /// Begins to look for articles.
    pub fn open_articles(self) {
        self.begin("[[");
    }

    fn begin(self, with: &str) {
        let Some(area) = text_area() else { return };
        let _not_focusable = area.focus();
        let end = u32::try_from(area.value().encode_utf16().count()).unwrap_or(u32::MAX);
        let _in_range = area.set_selection_range(end, end);
        write_at_cursor(TEXT, with);
    }
}

fn text_area() -> Option<HtmlTextAreaElement> {
    document().get_element_by_id(TEXT)?.dyn_into().ok()
}

fn of_canned(all: &[CannedReply], words: &str) -> Vec<Offer> {
    let words = words.to_lowercase();
    let (first, rest): (Vec<_>, Vec<_>) = all
        .iter()
        .filter(|reply| reply.shortcut.contains(&words) || reply.body.to_lowercase().contains(&words))
        .partition(|reply| reply.shortcut.starts_with(&words));
    let offer = |reply: &CannedReply| Offer {
        label: format!("/{}", reply.shortcut),
        hint: reply.body.lines().next().unwrap_or_default().to_owned(),
        writes: reply.body.clone(),
    };
    first.into_iter().chain(rest).take(MOST).map(offer).collect()
}

/// A link to an article. Its address is whole: the visitor may read it on another site.
fn of_article(article: &LinkedArticle) -> Offer {
    let origin =
        if cfg!(target_arch = "wasm32") { location().origin().unwrap_or_default() } else { String::new() };
    let title = article.title.replace('[', "\\[").replace(']', "\\]");
    let writes = format!("[{title}]({origin}{})", article.url);
    Offer { label: article.title.clone(), hint: article.url.clone(), writes }
}

/// The list of what is offered, above the text.
#[component]
pub(crate) fn PickerList(picker: Picker) -> impl IntoView {
    let words = &words(locale()).desk;
    let nothing = move || {
        let picked = picker.query.read().as_ref().map(|query| query.picked)?;
        let is_empty = picker.offers.read().is_empty();
        is_empty.then_some(match picked {
            Picked::Canned => words.no_canned,
            Picked::Article => words.no_article,
        })
    };
    let option = move |(place, offer): (usize, Offer)| {
        let is_chosen = move || picker.chosen.get() == place;
        let take = move |event: leptos::ev::MouseEvent| {
            // The text keeps the keyboard.
            event.prevent_default();
            picker.take(place);
            focus(".composer textarea");
        };
        view! {
            <li class="chat-picker__offer" role="option" aria-selected=move || is_chosen().to_string() on:mousedown=take>
                <span class="chat-picker__label" dir="auto">{offer.label}</span>
                <span class="chat-picker__hint" dir="auto">{offer.hint}</span>
            </li>
        }
    };
    let offers = move || picker.offers.get().into_iter().enumerate().map(option).collect_view();
    // The keyboard stays in the text: what is chosen is said.
    let chosen = move || picker.offers.read().get(picker.chosen.get()).map(|offer| offer.label.clone());
    view! {
        <div class="chat-picker" hidden=move || picker.query.read().is_none()>
            <p class="chat-picker__none">{nothing}</p>
            <ul class="chat-picker__offers" role="listbox" aria-label=words.offers>{offers}</ul>
            <p class="visually-hidden" role="status">{chosen}</p>
            <p class="chat-picker__foot"><a href="/agent/canned-replies">{words.canned_replies}</a></p>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::{DateTime, uuid::Uuid};

    #[test]
    fn a_shortcut_that_begins_so_comes_first() {
        let reply = |shortcut: &str, body: &str| CannedReply {
            id: Uuid::nil().into(),
            shortcut: shortcut.into(),
            body: body.into(),
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
        };
        let all = [reply("bye", "I greet you"), reply("greeting", "Hello"), reply("refund", "Money")];
        let labels: Vec<_> = of_canned(&all, "Gre").into_iter().map(|offer| offer.label).collect();
        assert_eq!(labels, ["/greeting", "/bye"]);
    }

    #[test]
    fn a_title_does_not_end_its_link() {
        let article = LinkedArticle { title: "A [b](c)".into(), url: "/help/articles/a".into() };
        assert_eq!(of_article(&article).writes, "[A \\[b\\](c)](/help/articles/a)");
    }
}
