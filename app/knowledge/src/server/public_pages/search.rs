//! What a search found.

use std::collections::HashMap;

use base::server::{Actor, ClientInfo, Ctx, Result};
use leptos::prelude::*;
use ui::{Empty, Icon, Kind, LinkButton};

use super::{Hits, NEW_TICKET, PublicPage, draw, words::words};
use crate::{
    HitKind, SearchHit,
    server::{breadcrumbs::names_of, search_and_record},
};

/// How much is shown.
const MOST: usize = 20;

pub(super) async fn page(ctx: &Ctx, actor: &Actor, visit: &ClientInfo, q: &str) -> Result<PublicPage> {
    let found = search_and_record(ctx, actor, visit, q, MOST).await?;
    let locale = visit.locale();
    let words = words(locale);
    let categories = category_names(ctx, visit, &found.hits).await?;
    let html = draw(locale, move || {
        let query = found.query.trim();
        if query.is_empty() {
            return view! { <h1>{words.search}</h1> }.into_any();
        }
        let heading = view! { <h1>{(words.results_for)(query)}</h1> };
        if found.hits.is_empty() {
            return view! {
                {heading}
                <Empty title=words.found_nothing hint=words.found_nothing_hint>
                    <LinkButton href=NEW_TICKET kind=Kind::Primary>{words.write_to_us}</LinkButton>
                </Empty>
            }
            .into_any();
        }
        let is_all = found.hits.len() < MOST;
        view! {
            {heading}
            <p class="page__lead">{(words.results)(found.hits.len(), is_all)}</p>
            <Hits hits=found.hits categories faq=words.faq_title/>
            <section class="card reading__stuck">
                <Icon name="write"/>
                <h2>{words.not_it}</h2>
                <p>{words.still_stuck_hint}</p>
                <LinkButton href=NEW_TICKET>{words.write_to_us}</LinkButton>
            </section>
        }
        .into_any()
    });
    // One page for search engines, whatever was searched for.
    let canonical = Some(format!("{}/help/search", ctx.settings.help_url()));
    let (title, description) = (words.search.to_owned(), words.lead.to_owned());
    Ok(PublicPage { title, description, canonical, html, ..PublicPage::default() })
}

/// What the categories of the articles are called, by their slugs.
async fn category_names(
    ctx: &Ctx,
    visit: &ClientInfo,
    hits: &[SearchHit],
) -> Result<HashMap<String, String>> {
    let articles = hits.iter().filter(|hit| hit.kind == HitKind::Article);
    let mut slugs: Vec<String> = articles.map(|hit| hit.category.clone()).collect();
    slugs.sort_unstable();
    slugs.dedup();
    names_of(ctx, &slugs, &visit.languages).await
}
