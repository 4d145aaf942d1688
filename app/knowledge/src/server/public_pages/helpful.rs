//! Whether an article helped: two buttons, then a word about why.

use base::Fault;
use leptos::{prelude::*, server_fn::ServerFn};
use ui::{Button, Notice, TextArea, Tone, locale};

use super::words::words;
use crate::{ArticleId, LONGEST_COMMENT, actions::VoteOnArticle, server::vote_cookie::Voted};

/// What a reader has said of an article.
pub(super) struct Said {
    /// Their vote, as their browser keeps it.
    pub voted: Option<Voted>,
    /// Why their answer was not taken.
    pub fault: Option<Fault>,
    /// The language that the address asks for, which the page that answers keeps.
    pub locale: Option<String>,
}

impl Said {
    /// Whether somebody comes to read, and has not said what they think of it.
    pub fn is_nothing(&self) -> bool {
        self.voted.is_none() && self.fault.is_none()
    }
}

/// The id of the thanks. No heading of an article can have it: theirs have no underscores.
const THANKS: &str = "helpful__thanks";

/// The question, and the thanks for its answer. A plain form: with script this section alone is fetched anew.
#[component]
pub(super) fn Helpful(id: ArticleId, slug: String, said: Said) -> impl IntoView {
    let words = words(locale());
    let hidden = view! {
        <input type="hidden" name="id" value=id.to_string()/>
        <input type="hidden" name="slug" value=slug/>
        {said.locale.map(|locale| view! { <input type="hidden" name="locale" value=locale/> })}
    };
    let form = match said.voted {
        None => view! {
            <form class="helpful__ask" method="post" action=VoteOnArticle::url()>
                {hidden}
                <span class="helpful__question">{words.did_it_help}</span>
                <button class="button" name="is_helpful" value="true">{words.yes}</button>
                <button class="button" name="is_helpful" value="false">{words.no}</button>
            </form>
        }
        .into_any(),
        Some(Voted { has_said_why: true, .. }) => {
            view! { <div id=THANKS><Notice tone=Tone::Good>{words.thanks_for_words}</Notice></div> }.into_any()
        }
        Some(Voted { is_helpful, .. }) => view! {
            <form class="form helpful__why" method="post" action=VoteOnArticle::url()>
                {hidden}
                <input type="hidden" name="is_helpful" value=is_helpful.to_string()/>
                <div id=THANKS><Notice tone=Tone::Good>{words.thanks}</Notice></div>
                <TextArea name="comment" rows=3 required=true maxlength=u32::try_from(LONGEST_COMMENT).unwrap_or(u32::MAX)
                    label=if is_helpful { words.what_was_good } else { words.what_was_missing }/>
                <Button>{words.send}</Button>
            </form>
        }
        .into_any(),
    };
    view! {
        // It takes the focus once it answers, and is then called what it answers.
        <section class="helpful" id="helpful" tabindex="-1" aria-label=words.did_it_help
            aria-labelledby=said.voted.map(|_| THANKS)>
            {said.fault.map(|fault| view! { <Notice tone=Tone::Bad>{fault.error}</Notice> })}
            {form}
        </section>
    }
}
