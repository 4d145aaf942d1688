//! The article in other languages, and the way to one more.

use leptos::prelude::*;
use ui::{Button, FaultNotice, Select, fault_of, locale};

use crate::{Article, desk_actions::BeginArticle, desk_words::desk_words, parts::language_choices};

/// Links to the published translations, and a form that begins another.
#[component]
pub(crate) fn TranslationsMenu(article: Article) -> impl IntoView {
    let words = desk_words(locale());
    let begin = ServerAction::<BeginArticle>::new();
    let written: Vec<String> = article
        .translations
        .iter()
        .map(|translation| translation.locale.to_string())
        .chain([article.locale.to_string()])
        .collect();
    let choices = language_choices().into_iter().filter(|choice| !written.contains(&choice.value)).collect();
    let links = article.translations.into_iter().map(|translation| {
        let href = format!("/help/articles/{}?locale={}", translation.slug, translation.locale);
        view! { <li><a href=href lang=translation.locale.to_string()>{translation.title}</a></li> }
    });
    view! {
        <ul>{links.collect_view()}</ul>
        <FaultNotice fault=fault_of(move || begin.value().get())/>
        <ActionForm action=begin attr:class="form">
            <input type="hidden" name="title" value=article.title/>
            <input type="hidden" name="category" value=article.category/>
            <input type="hidden" name="translation_of" value=article.id.to_string()/>
            <Select name="locale" label=words.language choices/>
            <Button pending=begin.pending()>{words.translate}</Button>
        </ActionForm>
    }
}
