//! The home of the help center: topics, what is read most, what is new.

use base::server::{Actor, Ctx, Result, Visit};
use leptos::prelude::*;

use super::{ArticleList, CategoryCards, Leaf, SHOWN, draw, words::words};
use crate::{
    ArticleFilter,
    server::{categories, list_for, popular},
};

pub(super) async fn leaf(ctx: &Ctx, actor: &Actor, visit: &Visit) -> Result<Leaf> {
    let filter = ArticleFilter { limit: Some(SHOWN), ..ArticleFilter::default() };
    let topics = categories(ctx, actor, &visit.languages).await?;
    let topics = topics.into_iter().filter(|category| category.parent_id.is_none()).collect();
    let most = popular(ctx, actor, &visit.languages, SHOWN.into()).await?;
    let recent = list_for(ctx, actor, &filter, &visit.languages).await?.articles;
    let (locale, now) = (visit.locale(), ctx.now());
    let words = words(locale);
    let lists = [(words.popular, "popular", most), (words.recent, "recent", recent)];
    let html = draw(locale, || {
        let lists =
            lists.into_iter().filter(|(_, _, articles)| !articles.is_empty()).map(|(name, id, articles)| {
                view! {
                    <section aria-labelledby=id>
                        <h2 id=id>{name}</h2>
                        <ArticleList articles now/>
                    </section>
                }
            });
        view! {
            <section class="shelves" aria-labelledby="topics">
                <h2 id="topics">{words.categories}</h2>
                <CategoryCards categories=topics/>
            </section>
            <div class="shelves__lists">{lists.collect_view()}</div>
            <p class="shelves__faq"><a href="/help/faq">{words.faq_title}</a></p>
        }
    });
    let description = words.lead.to_owned();
    Ok(Leaf {
        description,
        html,
        canonical: Some(format!("{}/", ctx.settings.help_url())),
        is_common: true,
        ..Leaf::default()
    })
}
