//! The same article in other languages.

use leptos::prelude::*;
use ui::locale;

use super::words::words;
use crate::Translation;

/// Links to the translations; nothing where there are none.
#[component]
pub(crate) fn Languages(translations: Vec<Translation>) -> impl IntoView {
    let words = words(locale());
    let links = translations.into_iter().map(|Translation { locale, slug, title }| {
        let href = format!("/help/articles/{slug}?locale={locale}");
        let tag = locale.to_string();
        view! {
            " "
            <a rel="alternate" href=href hreflang=tag.clone() lang=tag title=title>{locale.own_name().to_owned()}</a>
        }
    });
    let links: Vec<_> = links.collect();
    (!links.is_empty()).then(|| view! { <span>{words.other_languages} {links}</span> })
}
