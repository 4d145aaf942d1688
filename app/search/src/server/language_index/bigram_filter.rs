//! A bit filter of bigrams, two words beside each other in a text: enough to pass over most texts that lack a phrase without reading them.

/// One bit for each two neighbours, in eight bits for each word of the text: of the phrases that a text lacks, one in
/// eight is taken to be there.
#[derive(Default)]
pub(super) struct BigramFilter(Box<[u8]>);

impl BigramFilter {
    /// Of words by their numbers; what stands in different parts is not beside each other.
    pub fn of(parts: &[&[u32]]) -> Self {
        let mut bits = vec![0; parts.iter().map(|part| part.len().saturating_sub(1)).sum()];
        for two in parts.iter().flat_map(|part| part.windows(2)) {
            if let Some((byte, bit)) = place(two, bits.len()) {
                bits[byte] |= bit;
            }
        }
        Self(bits.into())
    }

    /// Whether words may stand in it, one after another. If they do, this says so.
    pub fn may_be(&self, phrase: &[u32]) -> bool {
        phrase
            .windows(2)
            .all(|two| place(two, self.0.len()).is_some_and(|(byte, bit)| self.0[byte] & bit != 0))
    }
}

fn place(two: &[u32], bytes: usize) -> Option<(usize, u8)> {
    let both = (u64::from(two[0]) << 32 | u64::from(two[1])).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    // The upper half is where a product is mixed best.
    let at = (both >> 32) % u64::try_from(bytes * 8).ok().filter(|bits| *bits > 0)?;
    Some((usize::try_from(at / 8).ok()?, 1 << (at % 8)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn few_phrases_are_taken_to_be_where_they_are_not() {
        let text: Vec<u32> = (0..400).collect();
        let bigrams = BigramFilter::of(&[&text]);
        let wrong = (0..400).filter(|word| bigrams.may_be(&[*word, word + 7])).count();
        assert!(wrong < 80, "{wrong} of 400");
        assert!(!BigramFilter::default().may_be(&[1, 2]));
        assert!(BigramFilter::default().may_be(&[1]));
    }

    proptest! {
        #[test]
        fn what_stands_in_a_text_is_always_found(text in prop::collection::vec(0u32..50, 2..60), at in 0usize..58) {
            let phrase = &text[at.min(text.len() - 2)..];
            prop_assert!(BigramFilter::of(&[&text, &[1, 2]]).may_be(phrase));
        }
    }
}
