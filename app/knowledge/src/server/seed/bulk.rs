//! Many articles to measure on, in three languages: words as skewed as life is, rendered like every other.

use base::{
    UserId,
    server::{Ctx, Result, SeededRng},
    uuid::Uuid,
};
use chrono::TimeDelta;

use crate::server::render::render;

/// Articles written in one statement.
const BATCH: usize = 500;
/// How many words a language has, of which few are used much.
const VOCABULARY: i64 = 12_000;
const LANGUAGES: [&str; 3] = ["en", "de", "ar"];
const ENGLISH: [&str; 20] = [
    "lamp", "light", "button", "pair", "phone", "network", "token", "order", "invoice", "bulb", "dimmer",
    "evening", "schedule", "reset", "account", "delivery", "address", "bright", "flicker", "warranty",
];
const SYLLABLES: [&str; 24] = [
    "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "qui", "ro", "su", "ta", "ve",
    "wi", "xo", "yu", "za", "chi", "sha", "tre",
];
const ARABIC: [&str; 16] =
    ["با", "تي", "جو", "حا", "دي", "را", "سي", "شو", "طا", "عي", "فو", "قا", "كي", "لو", "ما", "ني"];

/// Writes `count` published articles.
///
/// # Errors
/// When the database refuses.
pub async fn seed_many_articles(ctx: &Ctx, count: u32, writer: UserId) -> Result<()> {
    let category = sqlx::query_scalar!("select id from article_categories order by position limit 1")
        .fetch_one(&ctx.db)
        .await?;
    let mut chance = SeededRng::new(23);
    let first =
        sqlx::query_scalar!(r#"select count(*) as "count!" from articles"#).fetch_one(&ctx.db).await?;
    let numbers: Vec<i64> = (first..first + i64::from(count)).collect();
    for numbers in numbers.chunks(BATCH) {
        let mut rows = Rows::default();
        for number in numbers {
            rows.push(ctx, &mut chance, *number);
        }
        rows.write(ctx, category, writer).await?;
    }
    sqlx::query!("analyze articles").execute(&ctx.db).await?;
    Ok(())
}

/// A batch, a column each.
#[derive(Default)]
struct Rows {
    ids: Vec<Uuid>,
    locales: Vec<String>,
    slugs: Vec<String>,
    titles: Vec<String>,
    summaries: Vec<String>,
    markdown: Vec<String>,
    html: Vec<String>,
    contents: Vec<serde_json::Value>,
    ages: Vec<i64>,
}

impl Rows {
    fn push(&mut self, ctx: &Ctx, chance: &mut SeededRng, number: i64) {
        let locale = LANGUAGES[usize::try_from(number % 3).unwrap_or_default()];
        let title = sentence(chance, locale, 3, 6);
        let markdown = article(chance, locale);
        let rendered = render(&markdown);
        self.ids.push(ctx.id());
        self.locales.push(locale.to_owned());
        self.slugs.push(format!("article-{number}"));
        self.titles.push(title);
        self.summaries.push(rendered.summary);
        self.markdown.push(markdown);
        self.html.push(rendered.html);
        self.contents.push(serde_json::to_value(&rendered.contents).unwrap_or_default());
        self.ages.push(chance.below(400 * 24));
    }

    async fn write(self, ctx: &Ctx, category: Uuid, writer: UserId) -> Result<()> {
        sqlx::query!(
            "with written as (
                 insert into articles (id, group_id, locale, slug, category_id, type, visibility, status, title, summary,
                     content_markdown, content_html, contents, words, author_id, published_at, created_at, updated_at)
                 select id, id, locale, slug, $10, 'guide', 'public', 'published', title, summary, markdown, html, contents, 350,
                     $11, $12::timestamptz - make_interval(hours => age::integer), $12, $12::timestamptz - make_interval(hours => age::integer)
                 from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::jsonb[], $9::bigint[])
                     as row (id, locale, slug, title, summary, markdown, html, contents, age)
                 returning id)
             insert into article_counts (article_id, views) select id, 0 from written",
            &self.ids,
            &self.locales,
            &self.slugs,
            &self.titles,
            &self.summaries,
            &self.markdown,
            &self.html,
            &self.contents,
            &self.ages,
            category,
            writer.0,
            ctx.now() + TimeDelta::zero(),
        )
        .execute(&ctx.db)
        .await?;
        Ok(())
    }
}

/// Four parts with headings, about 350 words.
fn article(chance: &mut SeededRng, locale: &str) -> String {
    let mut text = format!("{}.\n", sentence(chance, locale, 20, 30));
    for _ in 0..4 {
        text.push_str(&format!("\n## {}\n\n", sentence(chance, locale, 2, 5)));
        for _ in 0..5 {
            text.push_str(&sentence(chance, locale, 10, 20));
            text.push_str(". ");
        }
        text.push('\n');
    }
    text
}

fn sentence(chance: &mut SeededRng, locale: &str, least: i64, most: i64) -> String {
    let count = least + chance.below(most - least + 1);
    (0..count).map(|_| word(locale, chance.skewed(VOCABULARY))).collect::<Vec<_>>().join(" ")
}

/// The word of a rank: a real one for the few that are used most in English, made of syllables for the rest.
fn word(locale: &str, rank: i64) -> String {
    let rank = usize::try_from(rank).unwrap_or_default();
    if locale == "en" && rank < ENGLISH.len() {
        return ENGLISH[rank].to_owned();
    }
    let syllables: &[&str] = if locale == "ar" { &ARABIC } else { &SYLLABLES };
    let mut word = String::new();
    let mut rest = rank + syllables.len();
    while rest > 0 {
        word.push_str(syllables[rest % syllables.len()]);
        rest /= syllables.len();
    }
    if locale == "de" {
        word.push_str("en");
    }
    word
}
