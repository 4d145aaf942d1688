//! What programs read of the help center: the map of its pages for search engines, its news for feed readers.

use std::fmt::Write;

use axum::{
    Router,
    extract::{Path, State},
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
    routing::get,
};
use base::{
    DateTime, Language, Utc, escape_html, escape_path,
    server::{Actor, ClientInfo, Ctx, Error, Result},
};

use super::{
    list_published,
    rest::{
        etag::{etag_of, unless_known},
        images::show,
    },
};
use crate::{ArticleCard, ArticleFilter};

/// Addresses in one part of the map; a part may have fifty thousand (sitemaps.org).
const PART: i64 = 20_000;
/// Articles in the news.
const NEWS: u32 = 30;

/// The routes of the feeds.
pub fn routes() -> Router<Ctx> {
    Router::new()
        .route("/robots.txt", get(robots))
        .route("/sitemap.xml", get(sitemap))
        .route("/sitemaps/{part}", get(sitemap_part))
        .route("/help/feed.xml", get(feed))
        .route("/help/images/{file}", get(show))
}

async fn robots(State(ctx): State<Ctx>) -> Response {
    let url = ctx.settings.help_url();
    let text = format!(
        "User-agent: *\nDisallow: /api/\nDisallow: /agent\nDisallow: /admin\nDisallow: /dashboard\n\n\
         Sitemap: {url}/sitemap.xml\n"
    );
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

/// The parts of the map.
async fn sitemap(State(ctx): State<Ctx>, headers: HeaderMap) -> Result<Response> {
    let count = sqlx::query_scalar!(
        r#"select count(*) as "count!" from articles a where status = 'published' and visibility = 'public'
             and not exists (select from articles b where b.slug = a.slug and b.id < a.id
                 and b.status = 'published' and b.visibility = 'public')"#,
    )
    .fetch_one(&ctx.db)
    .await?;
    let mut map = String::from(r#"<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">"#);
    for part in 0..=(count.max(1) - 1) / PART {
        let _cannot_fail =
            write!(map, "<sitemap><loc>{}/sitemaps/{part}.xml</loc></sitemap>", ctx.settings.help_url());
    }
    map.push_str("</sitemapindex>");
    Ok(xml(&headers, "application/xml", map))
}

/// A part of the map: the categories and the newest articles in the first.
async fn sitemap_part(
    State(ctx): State<Ctx>,
    Path(part): Path<String>,
    headers: HeaderMap,
) -> Result<Response> {
    let part: i64 = part.strip_suffix(".xml").and_then(|part| part.parse().ok()).ok_or(Error::NotFound)?;
    let rows = sqlx::query!(
        // Languages that share an address are one page, which is in the language of whoever reads it.
        "select slug, updated_at from articles a where status = 'published' and visibility = 'public'
           and not exists (select from articles b where b.slug = a.slug and b.id < a.id
               and b.status = 'published' and b.visibility = 'public')
         order by id desc limit $1 offset $2",
        PART,
        part.clamp(0, 1_000_000) * PART,
    )
    .fetch_all(&ctx.db)
    .await?;
    if rows.is_empty() && part != 0 {
        return Err(Error::NotFound);
    }
    let url = ctx.settings.help_url();
    let mut map = String::from(r#"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">"#);
    if part == 0 {
        for path in ["", "/help/faq"] {
            let _cannot_fail = write!(map, "<url><loc>{url}{path}</loc></url>");
        }
        for slug in sqlx::query_scalar!("select slug from article_categories order by slug")
            .fetch_all(&ctx.db)
            .await?
        {
            let _cannot_fail =
                write!(map, "<url><loc>{url}/help/categories/{}</loc></url>", escape_path(&slug));
        }
    }
    for row in rows {
        let _cannot_fail = write!(
            map,
            "<url><loc>{url}/help/articles/{}</loc><lastmod>{}</lastmod></url>",
            escape_path(&row.slug),
            row.updated_at.to_rfc3339(),
        );
    }
    map.push_str("</urlset>");
    Ok(xml(&headers, "application/xml", map))
}

/// The articles that changed last, as RSS 2.0.
async fn feed(State(ctx): State<Ctx>, visit: ClientInfo, headers: HeaderMap) -> Result<Response> {
    let locale = visit.languages.first().map_or_else(Language::english, |first| {
        Language::parse(first.primary()).unwrap_or_else(Language::english)
    });
    let filter =
        ArticleFilter { locale: Some(locale.clone()), limit: Some(NEWS), ..ArticleFilter::default() };
    // Feed readers keep what they read: only what everybody may.
    let news = list_published(&ctx, &Actor::Anonymous, &filter, &visit.languages).await?;
    let (url, name) = (ctx.settings.help_url(), escaped(&brand::server::brand(&ctx).await?.name));
    let mut feed = format!(
        r#"<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>{name}</title><link>{url}</link><description>{url}</description><language>{locale}</language><atom:link href="{url}/help/feed.xml?locale={locale}" rel="self" type="application/rss+xml"/>"#
    );
    for article in &news.articles {
        push_item(&mut feed, url, article);
    }
    feed.push_str("</channel></rss>");
    Ok(xml(&headers, "application/rss+xml", feed))
}

fn push_item(feed: &mut String, url: &str, article: &ArticleCard) {
    let ArticleCard { id, slug, title, summary, updated_at, .. } = article;
    let _cannot_fail = write!(
        feed,
        r#"<item><title>{}</title><link>{url}/help/articles/{}</link><guid isPermaLink="false">{id}</guid><description>{}</description><pubDate>{}</pubDate></item>"#,
        escaped(title),
        escape_path(slug),
        escaped(summary),
        rfc_2822(*updated_at),
    );
}

fn rfc_2822(at: DateTime<Utc>) -> String {
    at.format("%a, %d %b %Y %H:%M:%S +0000").to_string()
}

/// Text inside an XML element; signs that XML cannot hold are left out.
fn escaped(text: &str) -> String {
    let is_held = |letter: &char| match letter {
        '\t' | '\n' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        letter => !letter.is_control(),
    };
    let held = text.chars().filter(is_held);
    escape_html(&held.collect::<String>())
}

/// What was taken back is not to be read from somebody's cache: it is asked for each time, and sent where it changed.
fn xml(headers: &HeaderMap, kind: &str, body: String) -> Response {
    let body = format!(r#"<?xml version="1.0" encoding="utf-8"?>{body}"#);
    let etag = etag_of(&body);
    unless_known(headers, &etag, ([(header::CONTENT_TYPE, format!("{kind}; charset=utf-8"))], body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_break_out_of_its_element() {
        assert_eq!(escaped("a < b & \u{1}\u{ffff}c ]]>"), "a &lt; b &amp; c ]]&gt;");
    }
}
