//! `/feedback`, and the same within frames of other sites: one tap, then one's own words. Everything here works without script.

use identity::viewer;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};
use ui::{LinkButton, fault_of, focus, focus_wrong_field, locale, typed};

use crate::submissions::{
    FeedbackKind, LONGEST_CONTEXT,
    actions::SubmitFeedback,
    parts::{Detailed, Quick},
    routes::address_of,
    words::giving_words,
};

/// The page.
pub struct GiveFeedbackPage;

#[lazy_route]
impl LazyRoute for GiveFeedbackPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <div class="page page--narrow">{give(false)}</div> }.into_any()
    }
}

/// The page within frames.
pub struct FeedbackFramePage;

#[lazy_route]
impl LazyRoute for FeedbackFramePage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <div class="feedback--framed">{give(true)}</div> }.into_any()
    }
}

/// What stands around the forms, and what both of them send along.
#[derive(Clone)]
pub(in crate::submissions) struct GivenHere {
    /// The one action of both.
    pub submit: ServerAction<SubmitFeedback>,
    /// What it is about, as the address says or as it was typed.
    pub context: String,
    /// The page that it is about.
    pub page_url: String,
    /// Whether it stands in a frame.
    pub is_framed: bool,
    /// Whether somebody signed in, who may leave their name out.
    pub is_named: bool,
}

fn give(is_framed: bool) -> impl IntoView {
    let words = giving_words(locale());
    let submit = ServerAction::<SubmitFeedback>::new();
    let query = use_query_map();
    let asked = move |name: &str| query.with_untracked(|query| query.get(name).unwrap_or_default());
    let page_url = asked("from");
    let about = [typed(move || submit.value().get(), "context"), asked("context"), page_url.clone()];
    // The title of a page may be longer than what feedback is about, and its reader cannot help it.
    let context = about.into_iter().find(|about| !about.trim().is_empty());
    let context = context.map(|about| about.chars().take(LONGEST_CONTEXT).collect());
    let here = GivenHere {
        submit,
        context: context.unwrap_or_else(|| words.in_general.to_owned()),
        page_url,
        is_framed,
        is_named: viewer().with_untracked(Option::is_some),
    };
    // What was sent here, or what a page without script was led to afterwards.
    let sent = Memo::new(move |_| match submit.value().get() {
        Some(Ok(kind)) => Some(kind),
        Some(Err(_)) => None,
        None => query.with(|query| FeedbackKind::parse(&query.get("sent")?)),
    });
    Effect::new(move |before: Option<Option<FeedbackKind>>| {
        let now = sent.get();
        if before.is_some_and(|before| before != now) {
            request_animation_frame(|| focus(".feedback__thanks"));
        }
        now
    });
    focus_wrong_field(".feedback", fault_of(move || submit.value().get()));
    view! {
        <Title text=words.title/>
        <div class="feedback">
            <h1>{words.title}</h1>
            {move || after(here.clone(), sent.get())}
        </div>
    }
}

/// What stands there after so much was said.
fn after(here: GivenHere, sent: Option<FeedbackKind>) -> AnyView {
    let words = giving_words(locale());
    match sent {
        None => {
            let was_refused = here.submit.value().with_untracked(Option::is_some);
            view! {
                <Quick here=here.clone()/>
                <details class="feedback__more" open=was_refused>
                    <summary>{words.in_own_words}</summary>
                    <Detailed here asks_rating=true/>
                </details>
            }
            .into_any()
        }
        Some(FeedbackKind::Quick) => view! {
            <p class="feedback__thanks" role="status" tabindex="-1">{words.thanks}</p>
            <h2>{words.tell_more}</h2>
            <Detailed here asks_rating=false/>
        }
        .into_any(),
        Some(FeedbackKind::Detailed) => view! {
            <p class="feedback__thanks" role="status" tabindex="-1">{words.thanks_for_words}</p>
            <p><LinkButton href=address_of(here.is_framed) attr:rel="external">{words.again}</LinkButton></p>
        }
        .into_any(),
    }
}
