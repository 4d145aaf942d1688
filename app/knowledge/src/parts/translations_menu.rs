//! The article in other languages, whatever their state, and the way to one more.

use leptos::prelude::*;
use ui::{Badge, Button, FaultNotice, Select, Tone, fault_of, locale};

use super::{StatusBadge, language_choices};
use crate::{Article, TranslationStatus, desk_actions::BeginArticle, desk_words::desk_words};

/// Links to the translations, and a form that begins another.
#[component]
pub(crate) fn TranslationsMenu(article: Article, translations: Vec<TranslationStatus>) -> impl IntoView {
    let words = desk_words(locale());
    let begin = ServerAction::<BeginArticle>::new();
    let written: Vec<String> = translations
        .iter()
        .map(|translation| translation.locale.to_string())
        .chain([article.locale.to_string()])
        .collect();
    let choices = language_choices().into_iter().filter(|choice| !written.contains(&choice.value)).collect();
    let links = translations.into_iter().map(|TranslationStatus { id, locale, title, status, is_stale }| {
        view! {
            <li>
                {locale.own_name().to_owned()} ": "
                <a href=format!("/agent/articles/{id}") lang=locale.to_string() dir=locale.direction()>{title}</a>
                " " <StatusBadge status/> " "
                {is_stale.then(|| view! { <Badge tone=Tone::Warn>{words.out_of_date}</Badge> })}
            </li>
        }
    });
    view! {
        <ul class="translations-menu">{links.collect_view()}</ul>
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
