//! The demo's help center, written as files that could be imported.

mod bulk;
mod questions;

pub use bulk::seed_many_articles;

use base::{
    Language,
    server::{Actor, Ctx, Result},
};
use chrono::TimeDelta;

use self::questions::seed_questions;
use super::{
    create, create_category, create_synonyms,
    front_matter::{File, read_file},
};
use crate::{Article, CategoryDraft, CategoryName, NewSynonyms, Status};

const FILES: [&str; 13] = [
    include_str!("articles/en-pair-a-lamp.md"),
    include_str!("articles/en-does-not-pair.md"),
    include_str!("articles/en-reset.md"),
    include_str!("articles/en-flicker.md"),
    include_str!("articles/en-bulb.md"),
    include_str!("articles/en-shipping.md"),
    include_str!("articles/en-invoice.md"),
    include_str!("articles/en-api.md"),
    include_str!("articles/en-evening.md"),
    include_str!("articles/en-desk-returns.md"),
    include_str!("articles/de-koppeln.md"),
    include_str!("articles/de-flackern.md"),
    include_str!("articles/ar-pair.md"),
];

/// A name and a description.
type Named = (&'static str, &'static str);

/// Slug, icon, and names in English, German and Arabic.
const CATEGORIES: [(&str, &str, [Named; 3]); 3] = [
    (
        "lamps",
        "lamp",
        [
            ("Lamps", "Light, bulbs, what to do when it flickers"),
            ("Lampen", "Licht, Birnen, und was bei Flackern hilft"),
            ("المصابيح", "الضوء واللمبات وماذا تفعل عند الوميض"),
        ],
    ),
    (
        "orders",
        "box",
        [
            ("Orders and invoices", "Delivery, returns, invoices"),
            ("Bestellungen und Rechnungen", "Lieferung, Rückgabe, Rechnungen"),
            ("الطلبات والفواتير", "التوصيل والإرجاع والفواتير"),
        ],
    ),
    (
        "developers",
        "code",
        [
            ("For developers", "Your own programs and our lamps"),
            ("Für Entwickler", "Eigene Programme und unsere Lampen"),
            ("للمطورين", "برامجك ومصابيحنا"),
        ],
    ),
];

/// Language, and words that mean the same in it.
const SYNONYMS: [(&str, &[&str]); 6] = [
    ("en", &["wifi", "wlan", "wireless", "network"]),
    ("en", &["refund", "send back", "money back"]),
    ("en", &["broken", "damaged"]),
    ("de", &["wlan", "wifi", "netz"]),
    ("de", &["blinkt", "flackert"]),
    ("ar", &["وايفاي", "شبكة"]),
];

/// Fills the help center with what the demo shows.
///
/// # Errors
/// When the database refuses.
pub async fn seed_articles(ctx: &Ctx, admin: &Actor, writers: &[Actor]) -> Result<()> {
    let ctx = &ctx.on_its_own_clock();
    for (position, (slug, icon, names)) in (1..).zip(CATEGORIES) {
        create_category(ctx, admin, category(slug, icon, names, position), None).await?;
    }
    let begun = ctx.now() - TimeDelta::days(50);
    let mut written: Vec<Article> = Vec::new();
    for (place, (file, writer)) in FILES.iter().zip(writers.iter().cycle()).enumerate() {
        ctx.clock.advance(begun - ctx.now() + TimeDelta::days(i64::try_from(place).unwrap_or_default() * 3));
        let File { article: mut draft, original, .. } = read_file(file)?;
        draft.status = Status::Published;
        draft.translation_of = original
            .and_then(|slug| written.iter().find(|article| article.slug == slug))
            .map(|article| article.id);
        written.push(create(ctx, writer, draft, None).await?);
    }
    be_read(ctx, &written).await?;
    for (locale, words) in SYNONYMS {
        let locale = Language::parse(locale).unwrap_or_else(Language::english);
        let words = words.iter().map(|word| (*word).to_owned()).collect();
        create_synonyms(ctx, admin, NewSynonyms { locale, words }, None).await?;
    }
    seed_questions(ctx, admin).await
}

fn category(slug: &str, icon: &str, names: [Named; 3], position: i32) -> CategoryDraft {
    let named = |(name, description): Named| CategoryName {
        name: name.to_owned(),
        description: description.to_owned(),
    };
    let languages = ["en", "de", "ar"].into_iter().filter_map(Language::parse);
    CategoryDraft {
        names: languages.zip(names.map(named)).collect(),
        slug: Some(slug.to_owned()),
        parent_id: None,
        icon: Some(icon.to_owned()),
        position,
    }
}

/// Readers and what they thought, the first articles most.
async fn be_read(ctx: &Ctx, articles: &[Article]) -> Result<()> {
    for (place, article) in (1..).zip(articles) {
        sqlx::query!(
            "update article_counts set views = 2400 / $2::bigint, helpful = 90 / $2::bigint, not_helpful = 9 / $2::bigint
             where article_id = $1",
            article.id.0,
            i64::from(place),
        )
        .execute(&ctx.db)
        .await?;
    }
    Ok(())
}
