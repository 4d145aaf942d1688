//! The home of the help center: topics, what is read most, what is new.

use std::collections::{HashMap, HashSet};

use base::server::{Actor, ClientInfo, Ctx, Result};
use leptos::prelude::*;

use super::{ArticleList, CategoryCards, PublicPage, SHOWN, draw, words::words};
use crate::{
    ArticleFilter, Category, CategoryId,
    server::{categories, list_for, popular},
};

pub(super) async fn page(ctx: &Ctx, actor: &Actor, visit: &ClientInfo) -> Result<PublicPage> {
    let filter = ArticleFilter { limit: Some(SHOWN), ..ArticleFilter::default() };
    let topics = categories(ctx, actor, &visit.languages).await?;
    let topics = with_something(topics).into_iter().filter(|topic| topic.parent_id.is_none()).collect();
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
            <section class="help-home" aria-labelledby="topics">
                <h2 id="topics">{words.categories}</h2>
                <CategoryCards categories=topics/>
            </section>
            <div class="help-home__lists">{lists.collect_view()}</div>
            <p class="help-home__faq"><a href="/help/faq">{words.faq_title}</a></p>
        }
    });
    let description = words.lead.to_owned();
    Ok(PublicPage {
        description,
        html,
        canonical: Some(format!("{}/", ctx.settings.help_url())),
        is_common: true,
        ..PublicPage::default()
    })
}

/// The topics in which readers find something, there or below; all of them while nothing is written yet.
fn with_something(topics: Vec<Category>) -> Vec<Category> {
    let above: HashMap<CategoryId, Option<CategoryId>> =
        topics.iter().map(|topic| (topic.id, topic.parent_id)).collect();
    let mut filled = HashSet::new();
    for topic in topics.iter().filter(|topic| topic.articles > 0) {
        let mut place = Some(topic.id);
        while let Some(id) = place.filter(|id| filled.insert(*id)) {
            place = above.get(&id).copied().flatten();
        }
    }
    topics.into_iter().filter(|topic| filled.is_empty() || filled.contains(&topic.id)).collect()
}

#[cfg(test)]
mod tests {
    use base::uuid::Uuid;

    use super::*;

    fn topic(number: u128, above: Option<u128>, articles: i64) -> Category {
        let id = |number| CategoryId(Uuid::from_u128(number));
        Category {
            id: id(number),
            parent_id: above.map(id),
            slug: String::new(),
            icon: String::new(),
            name: String::new(),
            description: String::new(),
            position: 0,
            articles,
        }
    }

    #[test]
    fn a_topic_without_anything_is_not_shown_once_another_has_something() {
        let shown = |topics: &[Category]| {
            with_something(topics.to_vec()).iter().map(|topic| topic.id.0.as_u128()).collect::<Vec<_>>()
        };
        let mut topics =
            vec![topic(1, None, 0), topic(2, Some(1), 0), topic(3, Some(2), 0), topic(4, None, 0)];
        assert_eq!(shown(&topics), [1, 2, 3, 4], "nothing is written yet");
        topics[2].articles = 1;
        assert_eq!(shown(&topics), [1, 2, 3]);
    }
}
