//! What a search found.

use base::server::{Actor, ClientInfo, Ctx, Result};
use leptos::prelude::*;
use ui::{Empty, Kind, LinkButton};

use super::{Hits, PublicPage, draw, words::words};
use crate::server::search_and_record;

/// How much is shown.
const MOST: usize = 20;

pub(super) async fn page(ctx: &Ctx, actor: &Actor, visit: &ClientInfo, q: &str) -> Result<PublicPage> {
    let found = search_and_record(ctx, actor, visit, q, MOST).await?;
    let locale = visit.locale();
    let words = words(locale);
    let html = draw(locale, move || {
        if found.query.trim().is_empty() {
            return view! { <h1 class="visually-hidden">{words.search}</h1> }.into_any();
        }
        if found.hits.is_empty() {
            return view! {
                <h1 class="visually-hidden">{words.search}</h1>
                <Empty title=words.found_nothing hint=words.found_nothing_hint>
                    <LinkButton href="/dashboard/help" kind=Kind::Primary>{words.write_to_us}</LinkButton>
                </Empty>
            }
            .into_any();
        }
        view! {
            <h1 class="visually-hidden">{(words.results_for)(&found.query)}</h1>
            <Hits hits=found.hits faq=words.faq_title/>
        }
        .into_any()
    });
    // One page for search engines, whatever was searched for.
    let canonical = Some(format!("{}/help/search", ctx.settings.help_url()));
    let (title, description) = (words.search.to_owned(), words.lead.to_owned());
    Ok(PublicPage { title, description, canonical, html, ..PublicPage::default() })
}
