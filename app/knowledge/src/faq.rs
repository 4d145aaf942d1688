//! Questions that many people have: written one by one, published together, each time as a version that stays.

use base::{DateTime, InvalidFields, InvalidText, Language, Utc, check_length, note_invalid, single_line};
use serde::{Deserialize, Serialize};

base::id!(
    /// A question with its answer.
    FaqItemId
);

/// The longest question, in characters.
pub const LONGEST_QUESTION: usize = 300;
/// The longest answer, in characters of Markdown.
pub const LONGEST_ANSWER: usize = 20_000;

/// A question as readers see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FaqEntry {
    /// Its id, the same in every version.
    pub id: FaqItemId,
    /// The question.
    pub question: String,
    /// The answer, safe to show.
    pub answer_html: String,
    /// The heading under which it stands; empty for none.
    pub category: String,
    /// Its place, from 0.
    pub position: i32,
}

/// What was published, as one version of one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Faq {
    /// Grows by one with every publication of the language.
    pub version: i32,
    /// The language.
    pub locale: Language,
    /// When it was published.
    pub published_at: DateTime<Utc>,
    /// The questions in their order.
    pub items: Vec<FaqEntry>,
}

impl Faq {
    /// The questions by their headings, in the order in which the headings first stand.
    pub fn by_category(&self) -> Vec<(&str, Vec<&FaqEntry>)> {
        let mut groups: Vec<(&str, Vec<&FaqEntry>)> = Vec::new();
        for item in &self.items {
            match groups.iter_mut().find(|(category, _)| *category == item.category) {
                Some((_, items)) => items.push(item),
                None => groups.push((&item.category, vec![item])),
            }
        }
        groups
    }
}

/// A question as its writers see it: what readers see of it is in the last version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FaqItem {
    /// Its id.
    pub id: FaqItemId,
    /// Its language.
    pub locale: Language,
    /// The heading under which it stands.
    pub category: String,
    /// Its place.
    pub position: i32,
    /// The question.
    pub question: String,
    /// The answer, in Markdown.
    pub answer_markdown: String,
    /// Whether it waits to be looked over: a draft is not published.
    pub is_draft: bool,
    /// The number of the ticket that it came from.
    pub origin: Option<String>,
    /// When it was begun.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

/// A question to write.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FaqDraft {
    /// Its language; English unless told.
    #[serde(default = "Language::english")]
    pub locale: Language,
    /// The heading under which it stands.
    #[serde(default)]
    pub category: String,
    /// Its place; the lowest stands first.
    #[serde(default)]
    pub position: i32,
    /// The question.
    pub question: String,
    /// The answer, in Markdown.
    #[serde(alias = "answer")]
    pub answer_markdown: String,
    /// Whether it waits to be looked over: a draft is not published.
    #[serde(default)]
    pub is_draft: bool,
}

impl FaqDraft {
    /// Tidies and checks.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn check(mut self) -> Result<Self, InvalidFields> {
        let mut wrong = InvalidFields::new();
        self.question = single_line(&self.question);
        self.category = single_line(&self.category);
        note_invalid(&mut wrong, "question", check_length(&self.question, LONGEST_QUESTION));
        note_invalid(&mut wrong, "answer_markdown", check_length(&self.answer_markdown, LONGEST_ANSWER));
        if self.category.chars().count() > 80 {
            wrong.insert("category".to_owned(), InvalidText::TooLong(80).into());
        }
        if wrong.is_empty() { Ok(self) } else { Err(wrong) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::uuid::Uuid;

    #[test]
    fn questions_stand_under_their_headings() {
        let entry = |number, category: &str| FaqEntry {
            id: Uuid::from_u128(number).into(),
            question: String::new(),
            answer_html: String::new(),
            category: category.to_owned(),
            position: 0,
        };
        let faq = Faq {
            version: 1,
            locale: Language::english(),
            published_at: DateTime::UNIX_EPOCH,
            items: vec![entry(1, "Lamps"), entry(2, "Orders"), entry(3, "Lamps")],
        };
        let groups: Vec<_> =
            faq.by_category().iter().map(|(category, items)| (*category, items.len())).collect();
        assert_eq!(groups, [("Lamps", 2), ("Orders", 1)]);
    }
}
