//! Tag rules: which words mean what.

use base::{DateTime, InvalidFields, Locale, Utc, check_length, note_invalid, single_line};
use serde::{Deserialize, Serialize};

use super::AnalysisRefusal;

/// The longest tag, and the longest context, in characters.
pub(super) const LONGEST_TAG: usize = 40;
pub(super) const LONGEST_CONTEXT: usize = 200;
/// The most words of a rule, and the longest one.
const MOST_WORDS: usize = 50;
const LONGEST_WORD: usize = 60;

base::id!(
    /// A tag rule.
    TagRuleId
);

/// A rule by which feedback gets a tag by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TagRule {
    /// Its id.
    pub id: TagRuleId,
    /// The tag that it gives.
    pub tag: String,
    /// Words and phrases; one that ends in `*` stands for all that begin so.
    pub words: Vec<String>,
    /// Whether all of the words have to be there, or any of them.
    pub is_all: bool,
    /// Only for feedback of this language.
    pub locale: Option<Locale>,
    /// Only for feedback whose context holds this.
    pub context: Option<String>,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When it was changed last.
    pub updated_at: DateTime<Utc>,
}

/// Tag rules, by their tags.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TagRules {
    /// All of them, two hundred at most.
    pub tag_rules: Vec<TagRule>,
}

/// A tag rule to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TagRuleDraft {
    /// The tag that it gives.
    pub tag: String,
    /// Words and phrases; one that ends in `*` stands for all that begin so.
    #[serde(default)]
    pub words: Vec<String>,
    /// Whether all of the words have to be there, or any of them.
    #[serde(default)]
    pub is_all: bool,
    /// Only for feedback of this language.
    #[serde(default)]
    pub locale: Option<Locale>,
    /// Only for feedback whose context holds this.
    #[serde(default)]
    pub context: Option<String>,
}

impl TagRuleDraft {
    /// Tidies and checks.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn check(mut self) -> Result<Self, InvalidFields> {
        let mut wrong = InvalidFields::new();
        self.tag = single_line(&self.tag.to_lowercase()).replace(' ', "-");
        note_invalid(&mut wrong, "tag", check_length(&self.tag, LONGEST_TAG));
        self.context =
            self.context.map(|context| single_line(&context)).filter(|context| !context.is_empty());
        if let Some(context) = &self.context {
            note_invalid(&mut wrong, "context", check_length(context, LONGEST_CONTEXT));
        }
        note_invalid(&mut wrong, "words", tidy_words(&mut self.words, self.context.is_some()));
        if wrong.is_empty() { Ok(self) } else { Err(wrong) }
    }
}

fn tidy_words(words: &mut Vec<String>, has_context: bool) -> Result<(), AnalysisRefusal> {
    // A million of them are not looked at one by one.
    if words.len() > MOST_WORDS {
        return Err(AnalysisRefusal::ManyWords(MOST_WORDS));
    }
    for word in words.iter_mut() {
        *word = single_line(&word.to_lowercase());
    }
    words.retain(|word| !word.is_empty());
    words.sort();
    words.dedup();
    if words.is_empty() && !has_context {
        return Err(AnalysisRefusal::DecidesNothing);
    }
    for word in words {
        check_length(word, LONGEST_WORD).map_err(AnalysisRefusal::BadWord)?;
        if !word.chars().any(char::is_alphanumeric) {
            return Err(AnalysisRefusal::NoLetters);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(draft: TagRuleDraft) -> Vec<String> {
        draft.check().unwrap_err().into_keys().collect()
    }

    #[test]
    fn a_rule_is_tidied_and_has_to_decide_something() {
        let draft = TagRuleDraft {
            tag: " Late Parcel ".to_owned(),
            words: ["Late", " late ", "", "Too\nlate"].map(str::to_owned).to_vec(),
            context: Some("  ".to_owned()),
            ..TagRuleDraft::default()
        };
        let checked = draft.check().unwrap();
        assert_eq!((&*checked.tag, checked.context), ("late-parcel", None));
        assert_eq!(checked.words, ["late", "too late"]);
        assert_eq!(wrong(TagRuleDraft::default()), ["tag", "words"]);
        let tagged = || TagRuleDraft { tag: "a".to_owned(), ..TagRuleDraft::default() };
        assert!(TagRuleDraft { context: Some("Shop".to_owned()), ..tagged() }.check().is_ok());
        for words in
            [vec!["*".to_owned()], vec!["a".repeat(61)], vec!["a".to_owned(); 51], vec!["\0a".to_owned()]]
        {
            let wanted: &[&str] = if words == ["\0a"] { &[] } else { &["words"] };
            let refused = TagRuleDraft { words, ..tagged() }.check().err().unwrap_or_default();
            assert_eq!(refused.into_keys().collect::<Vec<_>>(), wanted);
        }
    }
}
