//! The home of the help center: categories, what is read most, what many people ask.

use std::collections::{HashMap, HashSet};

use base::server::{Actor, ClientInfo, Ctx, Error, Result};
use leptos::prelude::*;

use super::{ArticleList, CategoryCards, PublicPage, SHOWN, draw, faq::question, words::words};
use crate::{
    ArticleCard, ArticleFilter, Category, CategoryId, Faq,
    server::{categories, faq, list_for, popular},
};

/// How many questions are shown.
const QUESTIONS: usize = 4;

pub(super) async fn page(ctx: &Ctx, actor: &Actor, visit: &ClientInfo) -> Result<PublicPage> {
    let all = categories(ctx, actor, &visit.languages).await?;
    let top = with_something(all).into_iter().filter(|category| category.parent_id.is_none()).collect();
    let most = popular(ctx, actor, &visit.languages, SHOWN.into()).await?;
    let asked = match faq(ctx, visit, None).await {
        Ok(faq) => Some(faq).filter(|faq| !faq.items.is_empty()),
        Err(Error::NotFound) => None,
        Err(error) => return Err(error),
    };
    // Where nobody wrote down what many ask, what is new stands in its place, without what is read most anyway.
    let recent = if asked.is_some() { Vec::new() } else { recent(ctx, actor, visit, &most).await? };
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
            <section class="help-home" aria-labelledby="categories">
                <h2 id="categories">{words.categories}</h2>
                <CategoryCards categories=top/>
            </section>
            <div class="help-home__lists">
                {lists.collect_view()}
                {asked.map(|faq| view! {
                    <section aria-labelledby="questions">
                        <h2 id="questions">{words.faq_title}</h2>
                        <First faq/>
                        <p><a href="/help/faq">{words.all_questions}</a></p>
                    </section>
                })}
            </div>
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

/// What changed last, without what stands there already.
async fn recent(
    ctx: &Ctx,
    actor: &Actor,
    visit: &ClientInfo,
    shown: &[ArticleCard],
) -> Result<Vec<ArticleCard>> {
    let filter = ArticleFilter { limit: Some(2 * SHOWN), ..ArticleFilter::default() };
    let mut recent = list_for(ctx, actor, &filter, &visit.languages).await?.articles;
    recent.retain(|article| shown.iter().all(|shown| shown.id != article.id));
    recent.truncate(SHOWN as usize);
    Ok(recent)
}

/// The first questions, with their answers folded.
#[component]
fn First(faq: Faq) -> impl IntoView {
    let questions = faq.items.iter().take(QUESTIONS).map(question);
    view! {
        <div class="questions" lang=faq.locale.to_string() dir=faq.locale.direction()>{questions.collect_view()}</div>
    }
}

/// The categories in which readers find something, there or below; all of them while nothing is written yet.
fn with_something(categories: Vec<Category>) -> Vec<Category> {
    let above: HashMap<CategoryId, Option<CategoryId>> =
        categories.iter().map(|category| (category.id, category.parent_id)).collect();
    let mut filled = HashSet::new();
    for category in categories.iter().filter(|category| category.articles > 0) {
        let mut place = Some(category.id);
        while let Some(id) = place.filter(|id| filled.insert(*id)) {
            place = above.get(&id).copied().flatten();
        }
    }
    categories.into_iter().filter(|category| filled.is_empty() || filled.contains(&category.id)).collect()
}

#[cfg(test)]
mod tests {
    use base::uuid::Uuid;

    use super::*;

    fn category(number: u128, above: Option<u128>, articles: i64) -> Category {
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
    fn a_category_without_anything_is_not_shown_once_another_has_something() {
        let shown = |categories: &[Category]| {
            with_something(categories.to_vec())
                .iter()
                .map(|category| category.id.0.as_u128())
                .collect::<Vec<_>>()
        };
        let mut categories = vec![
            category(1, None, 0),
            category(2, Some(1), 0),
            category(3, Some(2), 0),
            category(4, None, 0),
        ];
        assert_eq!(shown(&categories), [1, 2, 3, 4], "nothing is written yet");
        categories[2].articles = 1;
        assert_eq!(shown(&categories), [1, 2, 3]);
    }
}
