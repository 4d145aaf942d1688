//! Everything about an article but its text.

use base::{DateTime, Utc};
use leptos::prelude::*;
use ui::{Button, Choice, Field, Select, locale, wrong};

use crate::{
    Article, ArticleId, Category, Kind, Visibility, WriterClock,
    desk_actions::{DescribeArticle, ScheduleArticle},
    desk_words::desk_words,
    words::words,
};

/// The form's id: the button that publishes sends it too.
pub(crate) const SETTINGS: &str = "article-settings";

/// The form.
#[component]
pub(crate) fn ArticleSettings(
    article: Article,
    categories: Vec<Category>,
    describe: ServerAction<DescribeArticle>,
    /// The version of the working copy that the writer has before them.
    #[prop(into)]
    staged: Signal<Option<i64>>,
) -> impl IntoView {
    let (words, shown) = (desk_words(locale()), words(locale()));
    let outcome = describe.value();
    let wrong = move |field| wrong(move || outcome.get(), field);
    let categories =
        categories.into_iter().map(|category| Choice::new(category.slug, category.name)).collect();
    let kinds = Kind::ALL.map(|kind| Choice::new(kind.as_str(), (shown.kind_of)(kind))).to_vec();
    let readers = Visibility::ALL
        .map(|visibility| Choice::new(visibility.as_str(), (words.visibility_of)(visibility)))
        .to_vec();
    view! {
        <ActionForm action=describe attr:class="form" attr:id=SETTINGS>
            <input type="hidden" name="id" value=article.id.to_string()/>
            <input type="hidden" name="staged" value=move || staged.get().map(|version| version.to_string())/>
            <Field name="settings[slug]" label=words.address hint=words.address_hint.to_owned() value=article.slug error=wrong("slug")/>
            <div class="form__pair">
                <Select name="settings[category]" label=words.category choices=categories selected=article.category/>
                <Select name="settings[kind]" label=words.kind choices=kinds selected=article.kind.as_str()/>
            </div>
            <Select name="settings[visibility]" label=words.who_reads choices=readers selected=article.visibility.as_str()/>
            <Field name="settings[tags]" label=words.tags hint=words.tags_hint.to_owned() value=article.tags.join(", ") error=wrong("tags")/>
            <Button pending=describe.pending()>{words.save_settings}</Button>
        </ActionForm>
    }
}

/// When an article publishes itself.
#[component]
pub(crate) fn Schedule(
    id: ArticleId,
    publish_at: Option<DateTime<Utc>>,
    /// The clock that the moment is said by.
    clock: RwSignal<WriterClock>,
    schedule: ServerAction<ScheduleArticle>,
    /// The version of the working copy that the writer has before them.
    #[prop(into)]
    staged: Signal<Option<i64>>,
    /// Whether something was typed that is not saved yet.
    #[prop(into)]
    is_waiting: Signal<bool>,
) -> impl IntoView {
    let words = desk_words(locale());
    let outcome = schedule.value();
    let cannot = Signal::derive(move || schedule.pending().get() || is_waiting.get());
    let error = wrong(move || outcome.get(), "publish_at");
    let shown = move || publish_at.map(|at| clock.read().field(at)).unwrap_or_default();
    let typed = RwSignal::new(untrack(shown));
    // What the server's clock showed, and nobody touched, goes with the clock.
    Effect::new(move |before: Option<String>| {
        let now = shown();
        if before.is_some_and(|before| before == *typed.read_untracked()) {
            typed.set(now.clone());
        }
        now
    });
    view! {
        <ActionForm action=schedule attr:class="form">
            <input type="hidden" name="id" value=id.to_string()/>
            <input type="hidden" name="staged" value=move || staged.get().map(|version| version.to_string())/>
            <input type="hidden" name="zone" value=clock.read_untracked().zone.clone()
                prop:value=move || clock.read().zone.clone()/>
            <Field name="publish_at" r#type="datetime-local" label=words.publish_at value=typed.get_untracked() typed error
                hint=words.publish_at_hint.to_owned()/>
            <p class="field__hint">{move || (words.by_the_clock_of)(&clock.read().zone)}</p>
            <Button pending=cannot>{words.schedule}</Button>
        </ActionForm>
    }
}
