//! `/ideas/{number}`: one idea, with what the desk may do to it for the desk.

use identity::viewer;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, hooks::use_params_map, lazy_route};
use ui::{FaultNotice, Loaded, TimeAgo, fault_of, locale, successes};

use crate::{
    SeenIdea,
    ideas::{
        actions::{ChangeIdea, MergeIdea, VoteForIdea, load_idea},
        parts::{Answer, IdeaStatusBadge, ItsFeedback, Manage, VoteButton, title_id},
    },
    words::ideas::idea_words,
};

/// The page.
pub struct IdeaPage;

#[lazy_route]
impl LazyRoute for IdeaPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let words = idea_words(locale());
        let params = use_params_map();
        // What is no number is the number of no idea.
        let number = Memo::new(move |_| {
            params.read().get("number").and_then(|number| number.parse().ok()).unwrap_or_default()
        });
        let actions =
            Actions { vote: ServerAction::new(), change: ServerAction::new(), merge: ServerAction::new() };
        let changed = successes(move || actions.change.value().get());
        let idea =
            Resource::new_blocking(move || (number.get(), changed.get()), |(number, _)| load_idea(number));
        view! {
            <div class="page page--narrow ideas">
                <p class="page__back"><a href="/ideas">{words.back}</a></p>
                <Loaded resource=idea label=words.loading lines=6 is_page=true view=move |seen| {
                    view! { <Shown seen actions/> }.into_any()
                }/>
            </div>
        }
        .into_any()
    }
}

#[derive(Clone, Copy)]
struct Actions {
    vote: ServerAction<VoteForIdea>,
    change: ServerAction<ChangeIdea>,
    merge: ServerAction<MergeIdea>,
}

#[component]
fn Shown(seen: SeenIdea, actions: Actions) -> impl IntoView {
    let words = idea_words(locale());
    let SeenIdea { idea, now } = seen;
    let manages = viewer().get_untracked().is_some_and(|viewer| viewer.role.is_staff());
    let Actions { vote, change, merge } = actions;
    view! {
        <Title text=idea.title.clone()/>
        <article class="idea">
            <header class="idea__head">
                <VoteButton idea=idea.clone() vote/>
                <div class="idea-row__words">
                    <h1 id=title_id(idea.number) dir="auto">{idea.title.clone()}</h1>
                    <p class="idea-facts">
                        <IdeaStatusBadge status=idea.status/>
                        {idea.is_hidden.then(|| view! { <span>{words.hidden}</span> })}
                        <span>
                            {words.suggested} " " <TimeAgo at=idea.created_at now/>
                            {idea.author.clone().map(|author| view! {
                                " " {words.suggested_by} " " <bdi>{author.name}</bdi>
                            })}
                        </span>
                    </p>
                </div>
            </header>
            <FaultNotice fault=fault_of(move || vote.value().get())/>
            {(!idea.body.is_empty()).then(|| view! { <div class="prose" inner_html=idea.body_html.clone()></div> })}
            {idea.answer.clone().map(|answer| view! { <Answer answer now/> })}
        </article>
        {manages.then(|| view! { <ItsFeedback number=idea.number/> <Manage idea change merge/> })}
    }
}
