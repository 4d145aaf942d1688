//! A resolved ticket becomes a draft: what was asked and what helped, without what is private to those who spoke.

use base::{
    Language, Locale,
    server::{Actor, Ctx, Error, IdempotencyKey, Result},
};

use search::server::likeliest_language;

use super::{
    create::{Past, create_from},
    faq::create_item_from,
    public_pages::words,
};
use crate::server::permissions;
use crate::{Article, FaqDraft, FaqItem, LONGEST_ANSWER, NewArticle, Refusal, slug_of};

/// What a ticket tells: its number, and what the public part of it says. Internal notes are not part of it.
#[derive(Clone, Debug, PartialEq)]
pub struct TicketTranscript {
    /// The ticket's number, which the draft remembers.
    pub number: String,
    /// Its subject.
    pub subject: String,
    /// What the customer wrote, and what the desk answered, in order.
    pub said: Vec<Said>,
    /// The names of everybody in it, which are left out.
    pub names: Vec<String>,
}

/// One message.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// Whether the desk said it.
    pub is_answer: bool,
    /// Whether it is plain text; Markdown otherwise.
    pub is_plain: bool,
    /// What was said.
    pub body: String,
}

impl TicketTranscript {
    /// What was first asked, and everything that the desk answered, as Markdown.
    fn read(&self) -> (String, String) {
        let first = self.said.iter().find(|said| !said.is_answer);
        let asked = first.map_or_else(String::new, |said| self.tidy(said));
        let answers = self.said.iter().filter(|said| said.is_answer).map(|said| self.tidy(said));
        (asked, answers.collect::<Vec<_>>().join("\n\n"))
    }

    /// The subject, or the number where nothing of the subject is left.
    fn title(&self) -> String {
        let title = without_private(&self.subject, &self.names);
        if slug_of(&title).is_empty() { self.number.clone() } else { title }
    }

    /// The language that most of it is written in.
    fn spoken(&self) -> Locale {
        let said = self.said.iter().map(|said| said.body.as_str());
        let all = std::iter::once(&*self.subject).chain(said).collect::<Vec<_>>().join("\n");
        Locale::of(likeliest_language(&all)).unwrap_or_default()
    }

    fn tidy(&self, said: &Said) -> String {
        let text = without_private(&said.body, &self.names);
        if said.is_plain { as_markdown(&text) } else { text }
    }
}

/// Begins an article from a ticket.
///
/// # Errors
/// As [`super::create`].
#[tracing::instrument(name = "knowledge.article_from_ticket", skip_all, fields(ticket.number = %story.number))]
pub async fn article_from_ticket(
    ctx: &Ctx,
    actor: &Actor,
    story: TicketTranscript,
    idempotency_key: Option<&IdempotencyKey>,
) -> Result<Article> {
    actor.can(permissions::WRITE)?;
    let (asked, answered) = story.read();
    let spoken = story.spoken();
    let words = words(spoken);
    let category = first_category(ctx).await?;
    let draft = NewArticle {
        title: story.title(),
        content_markdown: format!(
            "## {}\n\n{asked}\n\n## {}\n\n{answered}\n",
            words.what_happened, words.what_helped
        ),
        category,
        locale: Language::parse(spoken.tag()),
        ..NewArticle::default()
    };
    create_from(ctx, actor, draft, idempotency_key, Some(&story.number), Past::default()).await
}

/// Begins a question from a ticket; readers see it when the questions are published next.
///
/// # Errors
/// As [`super::create_faq_item`].
#[tracing::instrument(name = "knowledge.question_from_ticket", skip_all, fields(ticket.number = %story.number))]
pub async fn question_from_ticket(
    ctx: &Ctx,
    actor: &Actor,
    story: TicketTranscript,
    idempotency_key: Option<&IdempotencyKey>,
) -> Result<FaqItem> {
    actor.can(permissions::WRITE)?;
    let (asked, answered) = story.read();
    let draft = FaqDraft {
        question: story.title(),
        answer_markdown: if answered.is_empty() { asked } else { answered }
            .chars()
            .take(LONGEST_ANSWER)
            .collect(),
        locale: Language::parse(story.spoken().tag()).unwrap_or_else(Language::english),
        category: String::new(),
        position: 0,
        is_draft: true,
    };
    create_item_from(ctx, actor, draft, idempotency_key, Some(&story.number)).await
}

async fn first_category(ctx: &Ctx) -> Result<String> {
    sqlx::query_scalar!(
        "select slug from article_categories where parent_id is null order by position, id limit 1"
    )
    .fetch_optional(&ctx.db)
    .await?
    .ok_or_else(|| Error::conflict(Refusal::NoCategoryYet))
}

/// What stands where something private stood.
const LEFT_OUT: &str = "…";
/// So many digits are somebody's: a telephone, an order, a card. Fewer are a model or a year.
const FEWEST_DIGITS: usize = 7;

/// A text without addresses, long numbers and the names of those who spoke. A person looks over what is left.
fn without_private(text: &str, names: &[String]) -> String {
    let text = without_spaced_numbers(text);
    let lines = text.lines().map(|line| {
        let words = line.split(' ').map(|word| if is_private(word, names) { LEFT_OUT } else { word });
        words.collect::<Vec<_>>().join(" ")
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn is_private(word: &str, names: &[String]) -> bool {
    let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    let digits = bare.chars().filter(|letter| letter.is_numeric()).count();
    let names = || names.iter().flat_map(|name| name.split_whitespace()).map(str::to_lowercase);
    let is_name = || {
        let mut parts = bare.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase);
        parts.any(|part| part.chars().count() > 1 && names().any(|name| name == part))
    };
    digits >= FEWEST_DIGITS || word.contains('@') && bare.contains('.') || is_name()
}

/// Numbers that are written with gaps, as telephones and cards are.
fn without_spaced_numbers(text: &str) -> String {
    let is_gap = |letter: char| matches!(letter, ' ' | '-' | '/' | '(' | ')' | '+' | '.');
    let mut kept = String::with_capacity(text.len());
    let mut run = String::new();
    let flush = |run: &mut String, kept: &mut String| {
        let digits = run.chars().filter(|letter| letter.is_numeric()).count();
        let number = run.trim_end_matches(is_gap);
        if digits >= FEWEST_DIGITS {
            kept.push_str(LEFT_OUT);
            kept.push_str(&run[number.len()..]);
        } else {
            kept.push_str(run);
        }
        run.clear();
    };
    for letter in text.chars() {
        if letter.is_numeric() || is_gap(letter) && !run.is_empty() || letter == '+' {
            run.push(letter);
        } else {
            flush(&mut run, &mut kept);
            kept.push(letter);
        }
    }
    flush(&mut run, &mut kept);
    kept
}

/// Plain text as Markdown that shows it as it was typed: no sign of it makes a link, an image or a heading.
fn as_markdown(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 16);
    for line in text.trim().lines() {
        let line = line.trim();
        let starts_list = line.starts_with(['-', '+', '=']);
        let numbered = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let is_numbered = numbered.len() < line.len() && numbered.starts_with(['.', ')']);
        for (place, letter) in line.char_indices() {
            let opens = place == 0 && starts_list || is_numbered && place == line.len() - numbered.len();
            if opens || r"\`*_{}[]<>#|~!&".contains(letter) {
                written.push('\\');
            }
            written.push(letter);
        }
        written.push('\n');
    }
    written.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::server::render::{html_to_text, render};

    #[test]
    fn what_is_private_is_left_out() {
        let names = ["Carol Miller".to_owned()];
        for (text, left) in [
            ("Hi, Carol here: carol@example.com", "Hi, … here: …"),
            ("Call +49 30 123 4567 now", "Call … now"),
            ("Order 20261122-0001, model LP-200", "Order …, model LP-200"),
            ("In 2026 two lamps", "In 2026 two lamps"),
            ("Carolina is a place", "Carolina is a place"),
            ("CAROL's lamp", "… lamp"),
            ("اتصل ٠١٢٣٤٥٦٧٨", "اتصل …"),
        ] {
            assert_eq!(without_private(text, &names), left);
        }
    }

    #[test]
    fn the_story_is_what_was_asked_and_what_the_desk_answered() {
        let said = |is_answer, body: &str| Said { is_answer, is_plain: true, body: body.to_owned() };
        let story = TicketTranscript {
            number: "ST-2026-000001".to_owned(),
            subject: "No light".to_owned(),
            said: vec![
                said(false, "It is dark."),
                said(true, "Press it."),
                said(false, "Thanks!"),
                said(true, "Glad."),
            ],
            names: Vec::new(),
        };
        assert_eq!(story.read(), ("It is dark.".to_owned(), "Press it.\n\nGlad.".to_owned()));
    }

    proptest! {
        #[test]
        fn plain_text_makes_no_markup(text in "[a-z#*_`<>!\\[\\]()&=+\\-0-9.|~\\\\ \n]{0,80}") {
            let html = render(&as_markdown(&text)).html;
            for tag in ["<a", "<img", "<h1", "<h2", "<ul", "<ol", "<em", "<strong", "<code", "<table", "<blockquote", "<del", "<hr"] {
                prop_assert!(!html.contains(tag), "{text:?} became {html}");
            }
            let squeeze = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(squeeze(&html_to_text(&html)), squeeze(&text));
        }
    }
}
