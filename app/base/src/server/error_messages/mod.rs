//! What a refusal says on a page, in its reader's language. The API speaks English, and so do the verbs; here their sentences
//! are looked up, on the way to a page. One that is missing stays English, and a test finds it.

mod ar;
mod de;
mod en;

use serde_json::Value;

use crate::{Code, Fault, Locale};

/// An English sentence and the same in another language; `{}` stands for what changes from case to case, in the same
/// order in both.
pub(super) type Sentence = (&'static str, &'static str);

/// The fault in a language.
pub(super) fn error_messages(locale: Locale, fault: Fault) -> Fault {
    let (sentences, check) = match locale {
        Locale::En => return in_english(fault),
        Locale::De => (de::SENTENCES, de::CHECK),
        Locale::Ar => (ar::SENTENCES, ar::CHECK),
    };
    let Fault { error, code, mut details } = fault;
    if code == Code::InvalidInput {
        for sentence in details.values_mut() {
            if let Some(said) = sentence.as_str().and_then(|english| said(sentences, english)) {
                *sentence = Value::String(said);
            }
        }
    }
    let fields = || details.values().filter_map(Value::as_str).collect::<Vec<_>>().join("; ");
    let error = match said(sentences, &error) {
        Some(said) => said,
        None if code == Code::InvalidInput && !details.is_empty() => format!("{check} {}", fields()),
        None => error,
    };
    Fault { error, code, details }
}

/// The fault with its fields called as people call them.
fn in_english(fault: Fault) -> Fault {
    if fault.code != Code::InvalidInput || fault.details.is_empty() {
        let error = said(en::SENTENCES, &fault.error).unwrap_or(fault.error);
        return Fault { error, ..fault };
    }
    let fields = fault.details.iter();
    let said = fields.filter_map(|(field, said)| Some(format!("{} {}", en::name_of(field), said.as_str()?)));
    let said = said.collect::<Vec<_>>().join("; ");
    Fault { error: format!("Please check: {said}."), ..fault }
}

/// The sentence in the other language.
fn said(sentences: &[Sentence], english: &str) -> Option<String> {
    sentences.iter().find_map(|(pattern, translation)| {
        let values = matched(pattern, english)?;
        let mut parts = translation.split("{}");
        let first = parts.next().unwrap_or_default().to_owned();
        Some(parts.zip(values).fold(first, |said, (part, value)| said + value + part))
    })
}

/// What stands in the places of `pattern`; None where the sentence is another.
fn matched<'a>(pattern: &str, sentence: &'a str) -> Option<Vec<&'a str>> {
    let mut parts = pattern.split("{}");
    let mut rest = sentence.strip_prefix(parts.next()?)?;
    let mut values = Vec::new();
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        let end = if parts.peek().is_none() { rest.len().checked_sub(part.len())? } else { rest.find(part)? };
        let (value, after) = (rest.get(..end)?, rest.get(end..)?);
        values.push(value);
        rest = after.strip_prefix(part)?;
    }
    rest.is_empty().then_some(values)
}

#[cfg(test)]
mod tests;
