//! Whether an article helped: two buttons, then a word about why.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::{Button, FaultNotice, Notice, TextArea, Tone, fault_of, locale};

use crate::{ArticleId, LONGEST_COMMENT, actions::VoteOnArticle, words::words};

/// The question, and the thanks for its answer.
#[component]
pub(crate) fn Helpful(id: ArticleId, slug: String) -> impl IntoView {
    let words = words(locale());
    let vote = ServerAction::<VoteOnArticle>::new();
    let query = use_query_map();
    // Without script the answer comes back in the address.
    let answered = move || match vote.value().get() {
        Some(Ok(is_helpful)) => Some(is_helpful),
        _ => query.read().get("helped").and_then(|helped| helped.parse().ok()),
    };
    let is_thanked = move || answered().is_some();
    let fault = fault_of(move || vote.value().get());
    let hidden = {
        let slug = slug.clone();
        move || view! { <input type="hidden" name="id" value=id.to_string()/><input type="hidden" name="slug" value=slug.clone()/> }
    };
    let hidden = StoredValue::new(hidden);
    view! {
        <section class="helpful" id="helpful" aria-label=words.did_it_help>
            <FaultNotice fault/>
            {move || match answered() {
                None => view! {
                    <ActionForm action=vote attr:class="helpful__ask">
                        {hidden.with_value(|hidden| hidden())}
                        <span class="helpful__question">{words.did_it_help}</span>
                        <button class="button" name="is_helpful" value="true">{words.yes}</button>
                        <button class="button" name="is_helpful" value="false">{words.no}</button>
                    </ActionForm>
                }
                .into_any(),
                Some(is_helpful) => view! {
                    <ActionForm action=vote attr:class="form helpful__why">
                        {hidden.with_value(|hidden| hidden())}
                        <input type="hidden" name="is_helpful" value=is_helpful.to_string()/>
                        <Notice tone=Tone::Good>{words.thanks}</Notice>
                        <TextArea name="comment" rows=3 maxlength=u32::try_from(LONGEST_COMMENT).unwrap_or(u32::MAX)
                            label=if is_helpful { words.what_was_good } else { words.what_was_missing }/>
                        <Button pending=vote.pending()>{words.send}</Button>
                    </ActionForm>
                }
                .into_any(),
            }}
            <p class="visually-hidden" role="status">{move || is_thanked().then_some(words.thanks)}</p>
        </section>
    }
}
