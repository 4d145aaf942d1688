//! An article becomes a file.

use base::{DateTime, Utc};

/// What stands above the text of a file, as the database spells it.
pub(in crate::server) struct FileHead<'a> {
    pub title: &'a str,
    pub slug: &'a str,
    pub locale: &'a str,
    pub category: &'a str,
    pub kind: &'a str,
    pub visibility: &'a str,
    pub status: &'a str,
    pub tags: &'a [String],
    pub publish_at: Option<DateTime<Utc>>,
    pub published_at: Option<DateTime<Utc>>,
    /// Language and slug of the article that this translates.
    pub translation_of: Option<&'a str>,
    pub former_slugs: &'a [String],
}

/// Writes a file that [`read_file`] reads as it was.
pub(in crate::server) fn write_file(head: &FileHead, text: &str) -> String {
    let list = |words: &[String]| words.iter().map(|word| quote(word)).collect::<Vec<_>>().join(", ");
    let mut lines = vec![
        format!("title: {}", quote(head.title)),
        format!("slug: {}", quote(head.slug)),
        format!("locale: {}", quote(head.locale)),
        format!("category: {}", quote(head.category)),
        format!("type: {}", head.kind),
        format!("visibility: {}", head.visibility),
        format!("status: {}", head.status),
        format!("tags: [{}]", list(head.tags)),
    ];
    lines.extend(head.publish_at.map(|at| format!("publish_at: {}", at.to_rfc3339())));
    lines.extend(head.published_at.map(|at| format!("published_at: {}", at.to_rfc3339())));
    lines.extend(head.translation_of.map(|original| format!("translation_of: {}", quote(original))));
    if !head.former_slugs.is_empty() {
        lines.push(format!("former_slugs: [{}]", list(head.former_slugs)));
    }
    format!("---\n{}\n---\n{text}", lines.join("\n"))
}

/// A text as YAML spells it whatever is in it. A slug of digits would be a number, `no` a refusal.
fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            letter if letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                quoted.push_str(&format!("\\u{:04x}", u32::from(letter)));
            }
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}
