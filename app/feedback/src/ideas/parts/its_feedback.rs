//! The feedback that is counted to an idea, for the desk: what people said, whoever they are.

use leptos::prelude::*;
use ui::{Loaded, locale};

use crate::{
    Feedback, FeedbackFilter,
    submissions::{FeedbackPage, load_feedback_page},
    words::ideas::idea_words,
};

/// The section.
#[component]
pub(in crate::ideas) fn ItsFeedback(number: i64) -> impl IntoView {
    let words = idea_words(locale());
    let filter = FeedbackFilter { idea: u32::try_from(number).ok(), ..FeedbackFilter::default() };
    let all = format!("/agent/feedback{}", filter.address());
    let page = Resource::new_blocking(move || filter.clone(), load_feedback_page);
    view! {
        <section class="card idea-feedback" aria-labelledby="idea-feedback-title">
            <h2 id="idea-feedback-title">{words.its_feedback}</h2>
            <Loaded resource=page label=words.loading lines=2 view=move |page| shown(page, &all)/>
        </section>
    }
}

fn shown(page: FeedbackPage, all: &str) -> AnyView {
    let words = idea_words(locale());
    let list = page.list;
    if list.feedback.is_empty() {
        return view! { <p class="field__hint">{words.no_feedback}</p> }.into_any();
    }
    let rows = list.feedback.into_iter().map(|feedback| {
        let Feedback { id, context, comments, .. } = feedback;
        let said = comments.unwrap_or(context);
        view! { <li><a class="idea-feedback__one" href=format!("/agent/feedback/{id}") dir="auto">{said}</a></li> }
    });
    let has_more = list.pagination.next_cursor.is_some();
    view! {
        <ul class="idea-feedback__list">{rows.collect_view()}</ul>
        {has_more.then(|| view! { <p><a href=all.to_owned()>{words.all_feedback}</a></p> })}
    }
    .into_any()
}
