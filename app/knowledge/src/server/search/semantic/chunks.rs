//! An article in stretches that an embedding model can take in, each under the title and its heading.

use crate::server::render::html_to_text;

/// How many words a stretch has at most: small models read about 256 word pieces.
const LENGTH: usize = 160;
/// More stretches than this are not embedded: nobody finds the end of such an article by its meaning.
const MOST: usize = 200;

/// The stretches of an article.
pub(super) fn chunks(title: &str, html: &str) -> Vec<String> {
    let mut chunks = Vec::new();
    for section in sections(html) {
        let text = html_to_text(section);
        let words: Vec<&str> = text.split_whitespace().collect();
        // Stretches of one section are about equally long, so that none is a leftover of three words.
        let count = words.len().div_ceil(LENGTH);
        for stretch in words.chunks(words.len().div_ceil(count.max(1)).max(1)) {
            chunks.push(format!("{title}\n{}", stretch.join(" ")));
        }
    }
    if chunks.is_empty() {
        chunks.push(title.to_owned());
    }
    chunks.truncate(MOST);
    chunks
}

/// Cuts before each heading of the second and third level.
fn sections(html: &str) -> Vec<&str> {
    let mut cuts: Vec<usize> = ["<h2", "<h3"]
        .iter()
        .flat_map(|tag| html.match_indices(tag).map(|(place, _)| place))
        .filter(|place| *place > 0)
        .collect();
    cuts.sort_unstable();
    let mut sections = Vec::with_capacity(cuts.len() + 1);
    let mut begin = 0;
    for cut in cuts {
        sections.push(&html[begin..cut]);
        begin = cut;
    }
    sections.push(&html[begin..]);
    sections
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_article_is_cut_at_its_headings() {
        let html = "<p>First.</p><h2 id=\"a\">Wires</h2><p>Red.</p><h3>Blue</h3><p>Cold.</p>";
        assert_eq!(chunks("Lamps", html), ["Lamps\nFirst.", "Lamps\nWires Red.", "Lamps\nBlue Cold."]);
        assert_eq!(chunks("Lamps", ""), ["Lamps"]);
    }

    proptest! {
        #[test]
        fn every_word_is_in_a_stretch_and_none_is_long(count in 0usize..2_000) {
            let html = format!("<p>{}</p>", (0..count).map(|word| format!("w{word} ")).collect::<String>());
            let chunks = chunks("T", &html);
            prop_assert!(chunks.iter().all(|chunk| chunk.split_whitespace().count() <= LENGTH + 1));
            let words = chunks.iter().flat_map(|chunk| chunk.split_whitespace().skip(1));
            prop_assert_eq!(words.count(), count);
        }
    }
}
