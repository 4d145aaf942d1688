//! What would take longer to render than any text may: told before it is begun, by counting.

/// More beginnings of comments than this are no article: each is looked for to the end of the text.
const MOST_COMMENTS: usize = 200;

/// More quotes in each other than this are no article: reading each takes as long as reading all before it.
const MOST_QUOTES: usize = 100;

/// More beginnings of tags than this are no article: what each opens is looked for among all that are open.
const MOST_TAGS_OF_HTML: usize = 10_000;

/// A longer page than this, in bytes, is no article: nobody reads it, and every stranger would have it drawn anew.
pub const LONGEST_PAGE: usize = 4 * 1024 * 1024;

/// What of a message begins a search to its end, and how often: more than anybody writes.
const MOST_IN_A_MESSAGE: [(&str, usize); 7] =
    [("<", 2_000), ("<!", 200), ("<?", 200), ("@", 1_000), ("://", 1_000), ("www.", 1_000), ("](", 2_000)];

/// More cells than this are no table of a message: a row of one sign has as many as the widest.
const MOST_CELLS: usize = 20_000;

/// Why a text is not rendered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooHeavy {
    /// It has more comments than so many.
    ManyComments(usize),
    /// It has more quotes in each other than so many.
    DeepQuotes(usize),
    /// It has more tags of HTML than so many.
    ManyHtmlTags(usize),
}

/// Looks whether an article can be rendered.
///
/// # Errors
/// What there is too much of.
pub fn check_article(markdown: &str) -> Result<(), TooHeavy> {
    if markdown.matches("<!--").count() > MOST_COMMENTS {
        return Err(TooHeavy::ManyComments(MOST_COMMENTS));
    }
    if lines(markdown).any(|line| quotes(line) > MOST_QUOTES) {
        return Err(TooHeavy::DeepQuotes(MOST_QUOTES));
    }
    if markdown.matches('<').count() > MOST_TAGS_OF_HTML {
        return Err(TooHeavy::ManyHtmlTags(MOST_TAGS_OF_HTML));
    }
    Ok(())
}

/// Whether a message would take too long. Nobody is refused for it: it is shown as it was typed.
pub(super) fn is_heavy_message(markdown: &str) -> bool {
    MOST_IN_A_MESSAGE.iter().any(|(sign, most)| markdown.matches(sign).count() > *most)
        || lines(markdown).any(|line| quotes(line) > MOST_QUOTES)
        || cells(markdown) > MOST_CELLS
}

/// The lines as Markdown has them: a carriage return alone ends one too.
fn lines(markdown: &str) -> impl Iterator<Item = &str> {
    markdown.lines().flat_map(|line| line.split('\r'))
}

/// How many quotes a line begins, lists between them or not.
fn quotes(line: &str) -> usize {
    let begins = |sign: &char| matches!(sign, ' ' | '\t' | '>' | '-' | '+' | '*' | '.' | ')' | '0'..='9');
    line.chars().take_while(begins).filter(|sign| *sign == '>').count()
}

/// How many cells the tables of a text have at most: the columns of the widest line that can begin one, for every line.
fn cells(markdown: &str) -> usize {
    let is_delimiter = |line: &&str| line.contains('-') && line.chars().all(|sign| "|:-> \t".contains(sign));
    let columns = |line: &str| line.matches('|').count() + 1;
    let widest = lines(markdown).filter(is_delimiter).map(columns).max().unwrap_or_default();
    // One column is no table, but a line between paragraphs.
    if widest < 3 { 0 } else { widest * lines(markdown).count() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_take_for_ever_is_no_article() {
        assert!(check_article(&"<!--".repeat(201)).is_err());
        assert!(check_article(&"<!-- a -->".repeat(200)).is_ok());
        for deep in
            [">".repeat(101), "> ".repeat(101), "- > ".repeat(101), format!("a\n\n{}", ">".repeat(101))]
        {
            assert!(check_article(&deep).is_err(), "{deep}");
            let apart = deep.replace('\n', "\r");
            assert!(check_article(&apart).is_err() && is_heavy_message(&apart), "{apart}");
        }
        assert!(check_article(&"> ".repeat(100)).is_ok());
        assert!(check_article(&"> a\n".repeat(1_000)).is_ok(), "one quote of many lines");
    }

    #[test]
    fn what_people_write_is_never_too_heavy() {
        let table = format!("| a | b | c |\n| --- | --- | --- |\n{}", "| 1 | 2 | 3 |\n".repeat(1_000));
        let mail = format!("{}\n{}", "> > a line that was quoted twice\n".repeat(1_000), "-".repeat(200));
        for written in [&*table, &mail, "- a\n  - b\n    - c\n", "https://example.com a@example.com"] {
            assert!(!is_heavy_message(written), "{written}");
        }
        let wide = format!("|{}\n|{}\n{}", "a|".repeat(500), "-|".repeat(500), "|\n".repeat(500));
        assert!(is_heavy_message(&wide) && is_heavy_message(&wide.replace('\n', "\r")));
        let form = table.replace('\n', "\r\n");
        assert!(!is_heavy_message(&form), "a form ends its lines so");
    }
}
