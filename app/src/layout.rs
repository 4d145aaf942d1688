//! What stands on every page: the way in, the way around, the content.

use ::chat::{ChatLamp, is_chat_on};
use base::{Role, escape_value};
use brand::{FooterLink, brand};
use identity::{AccountMenu, ViewerMark, viewer};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use ui::locale;

use crate::{
    areas::AreaList,
    chat::{is_frame, shows_lamp},
    language_choice::LanguageChoice,
    not_for_you::NotForYou,
    private::{lead_to_sign_in, refused_role},
    words::words,
};

/// The frame of a page. What is shown in a frame of another page has none: it never becomes another page.
#[component]
pub(crate) fn Layout(children: ChildrenFn) -> impl IntoView {
    if is_frame(&use_location().pathname.read_untracked()) {
        return view! { <ViewerMark/> <main id="content" class="framed" tabindex="-1">{children()}</main> }
            .into_any();
    }
    view! { <Furnished children/> }.into_any()
}

/// The page with what stands around it.
#[component]
fn Furnished(children: ChildrenFn) -> impl IntoView {
    let words = words(locale());
    lead_to_sign_in();
    let refused = refused_role();
    let content = move || match refused.get() {
        Some(least) => view! { <NotForYou least/> }.into_any(),
        None => children(),
    };
    let is_staff =
        move || viewer().with(|viewer| viewer.as_ref().is_some_and(|viewer| viewer.role.is_staff()));
    let is_admin =
        move || viewer().with(|viewer| viewer.as_ref().is_some_and(|viewer| viewer.role == Role::Admin));
    let (is_chat_on, path) = (is_chat_on(), use_location().pathname);
    let has_lamp = Memo::new(move |_| is_chat_on && shows_lamp(&path.read()));
    // Which page it is about is known by the way that leads there.
    let feedback = move || format!("/feedback?from={}", escape_value(&path.read()));
    let house = brand();
    let name = move || house.read().name.clone();
    let links = move || {
        let links = house.read().footer_links.clone().into_iter().map(|FooterLink { title, href }| {
            view! { <a class="site-footer__way" href=href dir="auto" data-footer-link="">{title}</a> }
        });
        links.collect_view()
    };
    view! {
        <a class="skip-link" href="#content">{words.skip}</a>
        <header class="site-header" data-brand=name data-chat=is_chat_on.then_some("") data-logo=move || house.read().logo.clone() data-greeting=move || house.read().greeting.clone()>
            <a class="site-header__name" href="/" aria-label=name>
                {move || match house.read().logo.clone() {
                    Some(logo) => view! { <img class="site-header__logo" src=logo alt=""/> }.into_any(),
                    None => view! { <span class="site-header__lamp" aria-hidden="true"></span> }.into_any(),
                }}
                <span class="site-header__word" dir="auto">{name}</span>
            </a>
            <nav class="site-header__ways" class:site-header__ways--staff=is_staff aria-label=words.main_menu>
                {move || is_staff().then(|| view! {
                    <a href="/agent">{words.desk}</a>
                    <a href="/agent/chats">{words.chats}</a>
                    <a href="/agent/feedback">{words.feedback}</a>
                    <a href="/agent/satisfaction">{words.ratings}</a>
                    <a href="/agent/articles">{words.articles}</a>
                    <a href="/agent/organizations">{words.organizations}</a>
                    <a href="/agent/dashboard">{words.dashboard}</a>
                    <a href="/agent/reports">{words.reports}</a>
                })}
                {move || is_admin().then(|| view! { <a href="/dashboard/admin/support">{words.settings}</a> })}
                <a class="site-header__own" href="/dashboard/help">{words.my_tickets}</a>
            </nav>
            <AccountMenu/>
        </header>
        <div class="site-body">
            <AreaList/>
            <main id="content" class="content" tabindex="-1">{content}</main>
        </div>
        <footer class="site-footer">
            <LanguageChoice/>
            <a class="site-footer__way" href=feedback>{words.give_feedback}</a>
            <nav class="site-footer__links" aria-label=words.house_links>
                <a class="site-footer__way" href="/ideas">{words.ideas}</a>
                {links}
            </nav>
        </footer>
        {move || has_lamp.get().then(|| view! { <ChatLamp/> })}
    }
}
