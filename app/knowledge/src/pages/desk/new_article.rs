//! The first step of an article.

use leptos::prelude::*;
use leptos_meta::Title;
use ui::{Button, Choice, FaultNotice, Field, Kind, Loaded, Select, fault_of, locale, wrong};

use crate::{
    Category, LONGEST_TITLE,
    desk_actions::{BeginArticle, load_categories},
    desk_words::desk_words,
    parts::language_choices,
};

/// The page.
pub(super) fn new_article() -> AnyView {
    let begin = ServerAction::<BeginArticle>::new();
    let categories = Resource::new_blocking(|| (), |()| load_categories());
    let words = desk_words(locale());
    let outcome = begin.value();
    let fault = fault_of(move || outcome.get());
    let error = wrong(move || outcome.get(), "title");
    view! {
        <Title text=words.new_article/>
        <div class="page page--form">
            <h1>{words.new_article}</h1>
            <p class="page__lead">{words.new_hint}</p>
            <FaultNotice fault/>
            <Loaded resource=categories label=words.loading lines=4 view={move |categories: Vec<Category>| {
                let choices = categories.into_iter().map(|category| Choice::new(category.slug, category.name));
                view! {
                    <ActionForm action=begin attr:class="form">
                        <Field name="title" label=words.title required=true error
                            maxlength=u32::try_from(LONGEST_TITLE).unwrap_or(u32::MAX)/>
                        <Select name="category" label=words.category choices=choices.collect()/>
                        <Select name="locale" label=words.language choices=language_choices() selected="en"/>
                        <Button kind=Kind::Primary pending=begin.pending()>{words.begin}</Button>
                    </ActionForm>
                }
                .into_any()
            }}/>
        </div>
    }
    .into_any()
}
