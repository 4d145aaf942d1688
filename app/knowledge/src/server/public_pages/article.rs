//! An article to read, with what stands around it; its reader is counted.

use base::{
    DateTime, Language, Utc, escape_path,
    server::{ClientInfo, Ctx, Result},
};
use leptos::prelude::*;
use ui::{Icon, Kind, LinkButton, Notice, TimeAgo, Tone, locale};

use super::{
    ARTICLE, ArticleList, Breadcrumbs, Contents, Helpful, Languages, PublicPage, Reader, Said, View, draw,
    structured_data::structured, words::words,
};
use crate::server::permissions;
use crate::{
    Article, Visibility,
    server::{
        Found, breadcrumbs::way_to, images::IMAGES, read, related, render::with_directions,
        vote_cookie::voted_in,
    },
};

pub(super) async fn page(ctx: &Ctx, reader: &Reader<'_>, slug: &str, said: Said) -> Result<PublicPage> {
    let Reader { actor, client: visit, headers } = *reader;
    let article = match read(ctx, actor, slug, &visit.languages).await? {
        Found::Here(article) => *article,
        Found::Moved(slug) => {
            let to = format!("/help/articles/{slug}");
            return Ok(PublicPage { moved: Some(to), ..PublicPage::default() });
        }
    };
    let said = Said { voted: voted_in(headers, article.id), ..said };
    // Who comes back from the form has read it already.
    let is_visit = said.is_nothing();
    let path = way_to(ctx, &article.category, &visit.languages).await?;
    let related = related(ctx, actor, &article).await?;
    let (page, now) = (visit.locale(), ctx.now());
    let is_public = article.visibility == Visibility::Public;
    let canonical = format!("{}/help/articles/{}", ctx.settings.help_url(), escape_path(&article.slug));
    let alternates = alternates(&article, ctx.settings.help_url());
    let is_staff = actor.may(permissions::READ_ALL);
    let is_foreign = is_untranslated(&article, visit);
    let words = words(page);
    let mut public_page = PublicPage {
        title: article.title.clone(),
        description: article.summary.clone(),
        structured: is_public.then(|| structured(&article, &path, ctx.settings.help_url())),
        canonical: is_public.then_some(canonical),
        alternates,
        language: Some(article.locale.clone()),
        image: first_image(&article.content_html),
        is_article: true,
        on_view: is_visit.then(|| View::of(ARTICLE, article.id.0)),
        is_common: said.is_nothing(),
        ..PublicPage::default()
    };
    public_page.html = draw(page, move || {
        let (tag, direction) = (article.locale.to_string(), article.locale.direction());
        let (id, slug) = (article.id, article.slug.clone());
        view! {
            <Breadcrumbs path/>
            <article class="reading__article" lang=tag dir=direction>
                <header class="reading__head">
                    <h1 dir="auto">{article.title.clone()}</h1>
                    <Facts article=article.clone() now is_staff/>
                </header>
                {(is_foreign || article.is_stale).then(|| view! {
                    <div class="reading__notices" lang=page.tag() dir=page.direction()>
                        {is_foreign.then(|| view! { <Notice>{words.untranslated}</Notice> })}
                        {article.is_stale.then(|| view! { <Notice tone=Tone::Warn>{words.stale}</Notice> })}
                    </div>
                })}
                <Contents contents=article.contents/>
                <div class="prose" inner_html=with_directions(&article.content_html)></div>
            </article>
            <footer class="reading__foot">
                <Helpful id slug=slug.clone() said/>
                {(!related.is_empty()).then(|| view! {
                    <section aria-labelledby="related">
                        <h2 id="related">{words.related}</h2>
                        <ArticleList articles=related now/>
                    </section>
                })}
                <section class="card reading__stuck">
                    <Icon name="write"/>
                    <h2>{words.still_stuck}</h2>
                    <p>{words.still_stuck_hint}</p>
                    <LinkButton href=format!("/dashboard/help?article={slug}") kind=Kind::Primary>
                        {words.write_to_us}
                    </LinkButton>
                </section>
            </footer>
        }
    });
    Ok(public_page)
}

/// Where the article stands in each of its languages, its own one too; nothing where it has one alone. One address for several
/// names the language.
fn alternates(article: &Article, url: &str) -> Vec<(String, String)> {
    let own = (&article.locale, &article.slug);
    let others = article.translations.iter().map(|translation| (&translation.locale, &translation.slug));
    let all: Vec<_> = std::iter::once(own).chain(others).collect();
    if all.len() == 1 {
        return Vec::new();
    }
    let is_shared = |slug: &String| all.iter().filter(|(_, other)| *other == slug).count() > 1;
    let address = |(locale, slug): &(&Language, &String)| {
        let name = if is_shared(slug) { format!("?locale={locale}") } else { String::new() };
        (locale.to_string(), format!("{url}/help/articles/{}{name}", escape_path(slug)))
    };
    all.iter().map(address).collect()
}

/// The first image that an article shows of ours.
fn first_image(html: &str) -> Option<String> {
    let (_, rest) = html.split_once(&format!("src=\"{IMAGES}"))?;
    Some(format!("{IMAGES}{}", rest.split('"').next()?))
}

/// Whether the page around the article is in the reader's language, and the article is not there in it. Of somebody who
/// says nothing of languages, or English alone, nothing is known.
fn is_untranslated(article: &Article, visit: &ClientInfo) -> bool {
    let page = visit.locale().tag();
    let is_wanted =
        visit.languages.len() > 1 && visit.languages.first().is_some_and(|wanted| wanted.primary() == page);
    let there = article.translations.iter().map(|translation| &translation.locale);
    is_wanted && there.chain([&article.locale]).all(|there| there.primary() != page)
}

/// The quiet line under the title.
#[component]
fn Facts(article: Article, now: DateTime<Utc>, is_staff: bool) -> impl IntoView {
    let page = locale();
    let (words, said) = (words(page), crate::words::words(page));
    let audience = match article.visibility {
        Visibility::Public => None,
        Visibility::SignedIn => Some(words.for_signed_in),
        Visibility::Agents => Some(words.for_agents),
    };
    view! {
        <p class="reading__facts" lang=page.tag() dir=page.direction()>
            <span>{(said.kind_of)(article.kind)}</span>
            <span>{words.updated} " " <TimeAgo at=article.updated_at now/></span>
            <span>{(words.minutes)(article.reading_minutes)}</span>
            {audience.map(|audience| view! { <span class="reading__audience">{audience}</span> })}
            <Languages translations=article.translations/>
            {is_staff.then(|| view! { <a href=format!("/agent/articles/{}", article.id)>{words.edit}</a> })}
        </p>
    }
}
