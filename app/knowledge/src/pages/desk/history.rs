//! What an article said before, revision by revision.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use ui::{Button, FaultNotice, Loaded, TimeAgo, fault_of, locale};

use crate::{
    ArticleId, Line, Revision, Turn,
    desk_actions::{History, RestoreRevision, load_history},
    desk_words::{DeskWords, desk_words},
};

/// The page.
pub(super) fn history(id: ArticleId) -> AnyView {
    let query = use_query_map();
    let number = Memo::new(move |_| query.read().get("revision").and_then(|number| number.parse().ok()));
    let restore = ServerAction::<RestoreRevision>::new();
    let history = Resource::new_blocking(move || number.get(), move |number| load_history(id, number));
    let words = desk_words(locale());
    view! {
        <Title text=words.history/>
        <div class="page history">
            <FaultNotice fault=fault_of(move || restore.value().get())/>
            <Loaded resource=history label=words.loading lines=9 is_page=true view=move |history| show(words, history, restore)/>
        </div>
    }
    .into_any()
}

fn show(words: &'static DeskWords, history: History, restore: ServerAction<RestoreRevision>) -> AnyView {
    let History { article, revisions, chosen, now } = history;
    let base = format!("/agent/articles/{}", article.id);
    let number = chosen.revision.number;
    let lines = revisions.into_iter().map(|revision| {
        let Revision { number: of, editor, created_at, .. } = revision;
        view! {
            <li>
                <a href=format!("{base}/history?revision={of}") aria-current=(of == number).then_some("true")>
                    {(words.revision)(of)}
                </a>
                " " <bdi>{editor.map(|editor| editor.name)}</bdi> " " <TimeAgo at=created_at now/>
            </li>
        }
    });
    let lines = lines.collect_view();
    let is_newest = number == article.revision;
    let says_nothing = chosen.content_markdown.trim().is_empty();
    view! {
        <p class="page__back"><a href=base.clone()>{words.back_to_article}</a></p>
        <h1 dir="auto">{article.title}</h1>
        <div class="history__both">
            <ol class="history__list">{lines}</ol>
            <section class="card" aria-labelledby="revision">
                <h2 id="revision">{(words.revision)(number)}</h2>
                {(!is_newest && !says_nothing).then(|| view! {
                    <ActionForm action=restore>
                        <input type="hidden" name="id" value=article.id.to_string()/>
                        <input type="hidden" name="number" value=number.to_string()/>
                        <Button pending=restore.pending()>{words.restore}</Button>
                    </ActionForm>
                })}
                <Changes lines=chosen.title_changes/>
                {chosen.changes.is_empty().then_some(if says_nothing { words.nothing_written } else { words.nothing_changed })}
                <Changes lines=chosen.changes/>
            </section>
        </div>
    }
    .into_any()
}

/// The lines that differ, told by sign and by colour; nothing where none does.
#[component]
fn Changes(lines: Vec<Line>) -> impl IntoView {
    let line = |Line { turn, text }: Line| match turn {
        Turn::Same => view! { <span class="changes__line" dir="auto">"  " {text} "\n"</span> }.into_any(),
        Turn::Gone => {
            view! { <del class="changes__line changes__line--gone" dir="auto">"- " {text} "\n"</del> }
                .into_any()
        }
        Turn::New => {
            view! { <ins class="changes__line changes__line--new" dir="auto">"+ " {text} "\n"</ins> }
                .into_any()
        }
        Turn::Gap => view! { <span class="changes__line changes__line--gap">"⋯\n"</span> }.into_any(),
    };
    (!lines.is_empty()).then(
        || view! { <pre class="changes" tabindex="0">{lines.into_iter().map(line).collect_view()}</pre> },
    )
}
