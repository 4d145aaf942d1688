//! Somebody to be invited, and what is to change about somebody.

use base::{InvalidFields, Role, TeamId, check_length, check_name, note_invalid, single_line};
use serde::Deserialize;

use super::{MOST_CHATS, PeopleRefusal};

/// The longest name of a person, in characters.
pub const LONGEST_NAME: usize = 100;
/// The longest skill, in characters, and how many somebody has at most.
const LONGEST_SKILL: usize = 40;
const MOST_SKILLS: usize = 20;

/// Somebody to be invited.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPerson {
    /// Where they can be written to; each address once.
    pub email: String,
    /// What they are called.
    pub name: String,
    /// What they may do at all.
    pub role: Role,
    /// The teams that they work in.
    #[serde(default)]
    pub team_ids: Vec<TeamId>,
}

/// What is to change about somebody; what is left out stays.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PersonChange {
    /// What they are called.
    pub name: Option<String>,
    /// What they may do at all.
    pub role: Option<Role>,
    /// Whether their account is open.
    pub is_active: Option<bool>,
    /// The teams that they work in, and no others.
    pub team_ids: Option<Vec<TeamId>>,
    /// What they are good at.
    pub skills: Option<Vec<String>>,
    /// How many chats they take at once.
    pub max_concurrent_chats: Option<i32>,
}

impl PersonChange {
    /// The change with its texts tidied.
    ///
    /// # Errors
    /// What is wrong, by field.
    pub fn checked(mut self) -> Result<Self, InvalidFields> {
        let mut wrong = InvalidFields::new();
        if let Some(name) = &mut self.name {
            *name = single_line(name);
            note_invalid(&mut wrong, "name", check_name(name, LONGEST_NAME));
        }
        if let Some(skills) = &mut self.skills {
            note_invalid(&mut wrong, "skills", tidy_skills(skills));
        }
        if let Some(most) = self.max_concurrent_chats {
            let is_right = (0..=MOST_CHATS).contains(&most);
            let outcome = if is_right { Ok(()) } else { Err(PeopleRefusal::ChatsOutOfRange) };
            note_invalid(&mut wrong, "max_concurrent_chats", outcome);
        }
        if wrong.is_empty() { Ok(self) } else { Err(wrong) }
    }
}

/// Skills are short, each once whatever its case, in the order in which they were said.
fn tidy_skills(skills: &mut Vec<String>) -> Result<(), PeopleRefusal> {
    let mut seen = Vec::new();
    skills.iter_mut().for_each(|skill| *skill = single_line(skill));
    skills.retain(|skill| {
        let folded = skill.to_lowercase();
        let is_new = !skill.is_empty() && !seen.contains(&folded);
        seen.push(folded);
        is_new
    });
    if skills.len() > MOST_SKILLS {
        return Err(PeopleRefusal::ManySkills);
    }
    let is_right = skills.iter().all(|skill| check_length(skill, LONGEST_SKILL).is_ok());
    if is_right { Ok(()) } else { Err(PeopleRefusal::BadSkill) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn skills(of: &[&str]) -> Result<Vec<String>, InvalidFields> {
        let skills = Some(of.iter().map(|skill| (*skill).to_owned()).collect());
        let change = PersonChange { skills, ..PersonChange::default() };
        change.checked().map(|change| change.skills.unwrap_or_default())
    }

    #[test]
    fn skills_are_tidied_and_said_once() {
        let tidied = skills(&[" Returns ", "lamps", "", "RETURNS", "two\nlines"]).unwrap();
        assert_eq!(tidied, ["Returns", "lamps", "two lines"]);
        assert!(skills(&[&"a".repeat(41)]).is_err());
        let many: Vec<_> = (0..21).map(|place| place.to_string()).collect();
        assert!(skills(&many.iter().map(String::as_str).collect::<Vec<_>>()).is_err());
    }

    #[test]
    fn every_wrong_field_is_named() {
        let change = PersonChange {
            name: Some("\u{200b}".to_owned()),
            max_concurrent_chats: Some(-1),
            ..PersonChange::default()
        };
        let wrong = change.checked().unwrap_err();
        assert_eq!(wrong.into_keys().collect::<Vec<_>>(), ["max_concurrent_chats", "name"]);
    }
}
