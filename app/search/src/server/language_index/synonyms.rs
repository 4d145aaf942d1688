//! Synonyms: words that mean the same, or several that stand together, by their stems.

use std::collections::HashMap;

/// All groups of one language.
#[derive(Default)]
pub(super) struct Synonyms {
    groups: Vec<Vec<Vec<String>>>,
    /// Which members of which groups begin with a stem.
    by_first: HashMap<String, Vec<(usize, usize)>>,
}

impl Synonyms {
    /// Adds a group; a member without a word is none.
    pub fn add(&mut self, mut group: Vec<Vec<String>>) {
        group.retain(|member| !member.is_empty());
        for (place, member) in group.iter().enumerate() {
            self.by_first.entry(member[0].clone()).or_default().push((self.groups.len(), place));
        }
        self.groups.push(group);
    }

    /// For each of the stems that were asked for: what may stand in its place, or in that of what it is a part of.
    pub fn of<'s>(&'s self, asked: &[String]) -> Vec<Vec<&'s [String]>> {
        let mut others = vec![Vec::new(); asked.len()];
        for begin in 0..asked.len() {
            for (group, place) in self.by_first.get(&asked[begin]).map_or(&[][..], Vec::as_slice) {
                let group = &self.groups[*group];
                if !asked[begin..].starts_with(&group[*place]) {
                    continue;
                }
                for (_, member) in group.iter().enumerate().filter(|(other, _)| other != place) {
                    for others in &mut others[begin..begin + group[*place].len()] {
                        others.push(member.as_slice());
                    }
                }
            }
        }
        others
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(text: &str) -> Vec<String> {
        text.split(' ').map(ToOwned::to_owned).collect()
    }

    #[test]
    fn several_words_stand_for_one_and_one_for_several() {
        let mut synonyms = Synonyms::default();
        synonyms.add(vec![stems("wifi"), stems("wireless network"), Vec::new()]);
        let both = stems("wireless network");
        assert_eq!(synonyms.of(&stems("my wifi")), [vec![], vec![both.as_slice()]]);
        let one = stems("wifi");
        assert_eq!(
            synonyms.of(&stems("wireless network lost")),
            [vec![one.as_slice()], vec![one.as_slice()], vec![]]
        );
        assert_eq!(synonyms.of(&stems("wireless lamp")), [Vec::<&[String]>::new(), Vec::new()]);
    }
}
