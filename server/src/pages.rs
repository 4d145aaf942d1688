//! The document around every page, and what the browser may do with it.

use app::App;
use axum::http::{HeaderValue, header, request::Parts};
use base::{Locale, reader_zone};
use brand::server::{brand_name, stylesheet_address};
use leptos::{nonce::use_nonce, prelude::*};
use leptos_axum::ResponseOptions;
use leptos_meta::MetaTags;
use public_pages::server::public_page_head;

use crate::site::Files;

/// The document. Its policy names the nonce that every inline script of this page carries.
pub(crate) fn shell(files: Files) -> impl IntoView {
    let locale = Locale::here();
    set_policy();
    let life = match public_page_head(&brand_name()) {
        Some(head) => view! { {head} <Sleeping files=files.clone()/> }.into_any(),
        None if is_form_alone() => view! { <Sleeping files=files.clone()/> }.into_any(),
        None => view! { <Waking files=files.clone()/> }.into_any(),
    };
    view! {
        <!DOCTYPE html>
        <html lang=locale.tag() dir=locale.direction() data-time-zone=reader_zone()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="icon" type="image/svg+xml" href="/favicon.svg"/>
                <link rel="stylesheet" href=files.style/>
                {stylesheet_address().map(|sheet| view! { <link rel="stylesheet" href=sheet data-brand-sheet=""/> })}
                {life}
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// Whether the page is one plain form, which is worth its code only to whoever fills it in.
fn is_form_alone() -> bool {
    const FORMS: [&str; 5] = ["/login", "/register", "/forgot-password", "/reset-password", "/confirm-email"];
    use_context::<Parts>().is_some_and(|parts| FORMS.contains(&parts.uri.path()))
}

/// A page that comes to life at once. Leptos' own scripts read their names from the disk for every page, and make links
/// to every piece of the page's code that never get into it.
#[component]
fn Waking(files: Files) -> impl IntoView {
    let Files { script, wasm, .. } = files;
    let hydrate = format!(
        "import({script:?}).then((page) => page.default({{ module_or_path: {wasm:?} }}).then(() => page.hydrate()));"
    );
    view! {
        <link rel="modulepreload" href=script/>
        <link rel="preload" href=wasm r#as="fetch" r#type="application/wasm" crossorigin=""/>
        <script type="module" nonce=use_nonce() inner_html=hydrate></script>
    }
}

/// A page that comes to life once somebody works with it.
#[component]
fn Sleeping(files: Files) -> impl IntoView {
    let wake = format!("{}({:?}, {:?});", include_str!("wake.js").trim_end(), files.script, files.wasm);
    view! { <script type="module" nonce=use_nonce() inner_html=wake></script> }
}

/// Who may frame the page is the policy of its route, which a layer adds.
fn set_policy() {
    let (Some(response), Some(nonce)) = (use_context::<ResponseOptions>(), use_nonce()) else { return };
    let policy = format!(
        "default-src 'self'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'",
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        response.insert_header(header::CONTENT_SECURITY_POLICY, policy);
    }
    // A page holds its nonce and perhaps somebody's name: it is nobody else's, and not to be kept.
    response.insert_header(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
}
