//! What stands on every page: the way in, the way around, the content.

use base::Role;
use identity::{AccountMenu, viewer};
use leptos::prelude::*;
use ui::locale;

use crate::{language_choice::LanguageChoice, private::lead_to_sign_in, words::words};

/// The frame of a page.
#[component]
pub(crate) fn Layout(children: Children) -> impl IntoView {
    let words = words(locale());
    lead_to_sign_in();
    let is_staff =
        move || viewer().with(|viewer| viewer.as_ref().is_some_and(|viewer| viewer.role.is_staff()));
    let is_admin =
        move || viewer().with(|viewer| viewer.as_ref().is_some_and(|viewer| viewer.role == Role::Admin));
    view! {
        <a class="skip-link" href="#content">{words.skip}</a>
        <header class="site-header">
            <a class="site-header__name" href="/" aria-label=words.name>
                <span class="site-header__lamp" aria-hidden="true"></span>
                <span class="site-header__word">{words.name}</span>
            </a>
            <nav class="site-header__ways" class:site-header__ways--staff=is_staff aria-label=words.main_menu>
                {move || is_staff().then(|| view! { <a href="/agent">{words.desk}</a> <a href="/agent/articles">{words.articles}</a> })}
                <a class="site-header__own" href="/dashboard/help">{words.my_tickets}</a>
            </nav>
            <AccountMenu/>
        </header>
        <main id="content" class="content" tabindex="-1">{children()}</main>
        <footer class="site-footer">
            <LanguageChoice/>
            {move || is_admin().then(|| view! { <a class="site-footer__way" href="/admin/jobs">{words.failed_jobs}</a> <a class="site-footer__way" href="/admin/deliveries">{words.failed_events}</a> })}
        </footer>
    }
}
