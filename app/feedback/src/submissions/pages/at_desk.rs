//! One piece of feedback at the desk: what was said, and what becomes of it. Everything here works without script.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use ui::{
    Button, Choice, FaultNotice, Field, Kind, LinkButton, Loaded, Select, TextArea, TimeAgo, fault_of,
    focus_wrong_field, locale, successes, toast, wrong,
};

use crate::submissions::{
    Feedback, FeedbackStatus,
    actions::{ChangeFeedback, OneFeedback, load_feedback},
    change::LONGEST_NOTE,
    parts::{ItsIdea, SentimentBadge, StatusBadge},
    words::desk_words,
};

/// The page. What stands beside it knows other domains: the ticket that can be made of it.
#[component]
pub fn FeedbackAtDesk(
    /// Drawn below what the desk says of it.
    beside: fn(Feedback) -> AnyView,
) -> impl IntoView {
    let words = desk_words(locale());
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("id").and_then(|id| id.parse().ok()));
    let change = ServerAction::<ChangeFeedback>::new();
    let changed = successes(move || change.value().get());
    let one = Resource::new_blocking(move || (id.get(), changed.get()), |(id, _)| load_feedback(id));
    Effect::new(move |before: Option<usize>| {
        let done = changed.get();
        if before.is_some_and(|before| before < done) {
            toast(words.saved);
        }
        done
    });
    focus_wrong_field(".feedback-desk__answer", fault_of(move || change.value().get()));
    view! {
        <Title text=words.title/>
        <div class="page">
            <p><LinkButton href="/agent/feedback">{words.all_feedback}</LinkButton></p>
            <Loaded resource=one label=words.loading lines=6 is_page=true view=move |one| shown(one, change, beside)/>
        </div>
    }
}

fn shown(one: OneFeedback, change: ServerAction<ChangeFeedback>, beside: fn(Feedback) -> AnyView) -> AnyView {
    let feedback = one.feedback.clone();
    view! {
        <div class="feedback-desk">
            <Said one/>
            <div class="feedback-desk__beside">
                <Answer feedback=feedback.clone() change/>
                <ItsIdea feedback=feedback.clone()/>
                {beside(feedback)}
            </div>
        </div>
    }
    .into_any()
}

/// What was said: as text, whatever was typed.
#[component]
fn Said(one: OneFeedback) -> impl IntoView {
    let words = desk_words(locale());
    let OneFeedback { feedback, now } = one;
    let Feedback { kind, rating, context, comments, screenshot, sentiment, status, user, page_url, .. } =
        feedback;
    let picture = screenshot.map(|file| {
        let shown = file.thumbnail_url.clone().unwrap_or_else(|| file.url.clone());
        view! {
            <a class="feedback-desk__picture" href=file.url rel="external" target="_blank">
                <img src=shown alt=words.screenshot loading="lazy"/>
            </a>
        }
    });
    let who = user.map_or_else(
        || view! { {words.without_name_lead} }.into_any(),
        |user| view! { <bdi>{user.name}</bdi> }.into_any(),
    );
    let facts = [
        Some((words.about, view! { <bdi>{context}</bdi> }.into_any())),
        rating.map(|rating| (words.rating, view! { {(words.rated)(rating)} }.into_any())),
        Some((words.kind, view! { {(words.kind_of)(kind)} }.into_any())),
        Some((words.who, who)),
        Some((words.when, view! { <TimeAgo at=feedback.created_at now/> }.into_any())),
        Some((words.language, view! { {feedback.locale.own_name()} }.into_any())),
        page_url.map(|page| {
            let href = page.clone();
            let link = view! { <a href=href rel="external noopener noreferrer" target="_blank" dir="ltr">{page}</a> };
            (words.page, link.into_any())
        }),
    ];
    let facts = facts.into_iter().flatten().map(|(name, fact)| view! { <dt>{name}</dt> <dd>{fact}</dd> });
    view! {
        <article class="feedback-desk__said">
            <p class="feedback-row__facts"><SentimentBadge sentiment/> <StatusBadge status/></p>
            <h1 class="feedback-desk__words" dir="auto">{comments.unwrap_or_else(|| words.no_words.to_owned())}</h1>
            {picture}
            <dl class="facts">{facts.collect_view()}</dl>
        </article>
    }
}

/// What the desk says of it.
#[component]
fn Answer(feedback: Feedback, change: ServerAction<ChangeFeedback>) -> impl IntoView {
    let words = desk_words(locale());
    let states = FeedbackStatus::ALL.map(|status| Choice::new(status.as_str(), (words.status_of)(status)));
    let (shown_note, shown_tags) = (feedback.note.clone().unwrap_or_default(), feedback.tags.join(", "));
    let note = RwSignal::new(shown_note.clone());
    let wrong = move |field| wrong(move || change.value().get(), field);
    view! {
        <section class="card form feedback-desk__answer" aria-labelledby="feedback-answer">
            <h2 id="feedback-answer">{words.what_becomes}</h2>
            <FaultNotice fault=fault_of(move || change.value().get())/>
            <ActionForm action=change attr:class="form">
                <input type="hidden" name="id" value=feedback.id.to_string()/>
                <input type="hidden" name="shown_status" value=feedback.status.as_str()/>
                <input type="hidden" name="shown_note" value=shown_note/>
                <input type="hidden" name="shown_tags" value=shown_tags.clone()/>
                <Select name="status" label=words.status choices=states.to_vec() selected=feedback.status.as_str()/>
                <Field name="tags" label=words.tags hint=words.tags_hint value=shown_tags maxlength=500_u32
                    error=wrong("tags")/>
                <TextArea name="note" label=words.note hint=words.note_hint value=note rows=4
                    maxlength=u32::try_from(LONGEST_NOTE).unwrap_or(u32::MAX) error=wrong("note")/>
                <Button kind=Kind::Primary pending=change.pending()>{words.save}</Button>
            </ActionForm>
        </section>
    }
}
