//! The questions that many people have, with their answers folded.

use base::server::{ClientInfo, Ctx, Error, Result};
use leptos::prelude::*;
use serde_json::json;
use ui::Empty;

use super::{Breadcrumbs, PublicPage, draw, structured_data::script_safe, words::words};
use crate::{
    Faq, FaqEntry,
    server::{self, render::with_directions},
};

pub(super) async fn page(ctx: &Ctx, visit: &ClientInfo) -> Result<PublicPage> {
    let faq = match server::faq(ctx, visit, None).await {
        Ok(faq) => Some(faq),
        Err(Error::NotFound) => None,
        Err(error) => return Err(error),
    };
    let locale = visit.locale();
    let words = words(locale);
    let structured = faq.as_ref().map(structured);
    let html = draw(locale, move || {
        view! {
            <Breadcrumbs path=Vec::new()/>
            <h1>{words.faq_title}</h1>
            {match faq {
                Some(faq) => questions(&faq),
                None => view! { <Empty title=words.no_faq hint=words.no_faq_hint/> }.into_any(),
            }}
        }
    });
    let canonical = Some(format!("{}/help/faq", ctx.settings.help_url()));
    Ok(PublicPage {
        title: words.faq_title.to_owned(),
        description: words.lead.to_owned(),
        canonical,
        structured,
        html,
        is_common: true,
        ..PublicPage::default()
    })
}

fn questions(faq: &Faq) -> AnyView {
    let groups = faq.by_category().into_iter().map(|(category, items)| {
        let questions = items.into_iter().map(question);
        let heading = (!category.is_empty()).then(|| view! { <h2 dir="auto">{category.to_owned()}</h2> });
        view! { <section class="questions">{heading} {questions.collect_view()}</section> }
    });
    view! { <div lang=faq.locale.to_string() dir=faq.locale.direction()>{groups.collect_view()}</div> }
        .into_any()
}

/// A question, with its answer folded.
pub(super) fn question(item: &FaqEntry) -> impl IntoView + use<> {
    view! {
        <details class="question">
            <summary class="question__ask" dir="auto">{item.question.clone()}</summary>
            // A browser that comes to what is folded unfolds it.
            <div class="prose question__answer" id=format!("q-{}", item.id) inner_html=with_directions(&item.answer_html)></div>
        </details>
    }
}

fn structured(faq: &Faq) -> String {
    let question = |item: &FaqEntry| {
        json!({
            "@type": "Question",
            "name": item.question,
            "acceptedAnswer": {"@type": "Answer", "text": item.answer_html},
        })
    };
    let items: Vec<_> = faq.items.iter().map(question).collect();
    let page = json!({"@context": "https://schema.org", "@type": "FAQPage", "inLanguage": faq.locale, "mainEntity": items});
    script_safe(&page)
}
