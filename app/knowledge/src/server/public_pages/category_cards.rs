//! Categories as cards.

use leptos::prelude::*;
use ui::{Icon, locale};

use super::words::words;
use crate::Category;

/// The cards; nothing where there is nothing.
#[component]
pub(crate) fn CategoryCards(categories: Vec<Category>) -> impl IntoView {
    let words = words(locale());
    let cards = categories.into_iter().map(|category| {
        view! {
            <li class="card category-card">
                <Icon name=category.icon/>
                <h3 class="category-card__name">
                    <a href=format!("/help/categories/{}", category.slug)><bdi>{category.name}</bdi></a>
                </h3>
                <p class="category-card__description" dir="auto">{category.description}</p>
                <p class="category-card__count">{(words.articles)(category.articles)}</p>
            </li>
        }
    });
    let cards: Vec<_> = cards.collect();
    (!cards.is_empty()).then(|| view! { <ul class="category-cards">{cards}</ul> })
}
