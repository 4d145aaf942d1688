//! A category: what is below it, and what is in it.

use base::server::{Actor, ClientInfo, Ctx, Error, Result};
use leptos::prelude::*;
use ui::{Empty, Pager};

use super::{ArticleList, Breadcrumbs, CategoryCards, PublicPage, draw, words::words};
use crate::{
    ArticleFilter,
    server::{breadcrumbs::way_to, categories, list_for},
};

pub(super) async fn page(
    ctx: &Ctx,
    actor: &Actor,
    visit: &ClientInfo,
    slug: &str,
    page: Option<u32>,
) -> Result<PublicPage> {
    let all = categories(ctx, actor, &visit.languages).await?;
    let Some(this) = all.iter().find(|category| category.slug == slug).cloned() else {
        return Err(Error::NotFound);
    };
    let mut path = way_to(ctx, slug, &visit.languages).await?;
    path.pop();
    let below: Vec<_> = all.iter().filter(|category| category.parent_id == Some(this.id)).cloned().collect();
    let filter = ArticleFilter { category: Some(slug.to_owned()), page, ..ArticleFilter::default() };
    let list = list_for(ctx, actor, &filter, &visit.languages).await?;
    let (locale, now) = (visit.locale(), ctx.now());
    let words = words(locale);
    let (title, description) = (this.name.clone(), this.description.clone());
    let base = format!("/help/categories/{}", this.slug);
    let further = page.filter(|page| *page > 1).map_or_else(String::new, |page| format!("?page={page}"));
    let canonical = Some(format!("{}{base}{further}", ctx.settings.help_url()));
    let is_empty = list.articles.is_empty() && below.is_empty();
    let html = draw(locale, move || {
        view! {
            <Breadcrumbs path/>
            <h1 dir="auto">{this.name}</h1>
            <p class="page__lead" dir="auto">{this.description}</p>
            <CategoryCards categories=below/>
            {is_empty.then(|| view! { <Empty title=words.empty_category hint=words.empty_category_hint/> })}
            <ArticleList articles=list.articles now/>
            <Pager pagination=list.pagination base=format!("{base}?")/>
        }
    });
    Ok(PublicPage { title, description, canonical, html, is_common: true, ..PublicPage::default() })
}
