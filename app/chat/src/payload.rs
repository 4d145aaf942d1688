//! Structured messages: what a visitor can press, choose or fill in, and what they did. Rendered as text and our own controls,
//! never as markup.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{ChatMessageId, Refusal};

/// The most buttons, fields and options of one.
const MOST: usize = 20;
/// The most characters of a label, a value or an address.
const LONGEST: usize = 500;

/// What a message carries beside its words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Payload {
    /// Answers to choose from.
    Buttons {
        /// The choices.
        buttons: Vec<PayloadButton>,
    },
    /// Something to look at. Its picture is the file that hangs on its message.
    Card {
        /// What it is called.
        title: String,
        /// What it is.
        #[serde(default)]
        text: String,
        /// Where it leads: `https://…`, or a path of ours.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        href: Option<String>,
    },
    /// Something to fill in.
    Form {
        /// What is asked.
        fields: Vec<PayloadField>,
    },
    /// Asks how it was.
    Rating {},
    /// A choice that was made.
    Choice {
        /// The message with the buttons.
        message_id: ChatMessageId,
        /// The value of the button.
        value: String,
    },
    /// A form that was filled in.
    Answers {
        /// The message with the form.
        message_id: ChatMessageId,
        /// By the fields' names.
        values: BTreeMap<String, String>,
    },
}

/// A choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PayloadButton {
    /// What it says.
    pub label: String,
    /// What it means.
    pub value: String,
}

/// A field of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PayloadField {
    /// Its key among the answers.
    pub name: String,
    /// What is asked.
    pub label: String,
    /// What is typed there.
    #[serde(default)]
    pub kind: PayloadFieldKind,
    /// Whether it must be filled in.
    #[serde(default)]
    pub is_required: bool,
    /// What can be chosen, where something is chosen.
    #[serde(default)]
    pub options: Vec<String>,
}

/// What is typed in a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PayloadFieldKind {
    /// A line.
    #[default]
    Text,
    /// Several lines.
    LongText,
    /// A mail address.
    Email,
    /// A number.
    Number,
    /// One of the options.
    Choice,
}

impl Payload {
    /// Whether it is something that a visitor does, and not something to be done.
    pub fn is_answer(&self) -> bool {
        matches!(self, Self::Choice { .. } | Self::Answers { .. })
    }

    /// Checks that it is of its form.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self) -> Result<(), Refusal> {
        let is_whole = match self {
            Self::Buttons { buttons } => {
                within(buttons.len())
                    && buttons.iter().all(|button| said(&button.label) && said(&button.value))
            }
            Self::Card { title, text, href } => {
                said(title) && short(text) && href.as_deref().is_none_or(is_address)
            }
            Self::Form { fields } => within(fields.len()) && fields.iter().all(PayloadField::is_whole),
            Self::Rating {} => true,
            Self::Choice { value, .. } => said(value),
            Self::Answers { values, .. } => {
                within(values.len())
                    && values.iter().all(|(name, value)| {
                        said(name) && !value.contains('\0') && value.chars().count() <= LONGEST * 10
                    })
            }
        };
        if is_whole { Ok(()) } else { Err(Refusal::BadPayload) }
    }
}

impl PayloadField {
    fn is_whole(&self) -> bool {
        let chosen = self.kind == PayloadFieldKind::Choice;
        said(&self.name)
            && said(&self.label)
            && chosen != self.options.is_empty()
            && self.options.len() <= MOST
            && self.options.iter().all(|option| said(option))
    }
}

fn within(count: usize) -> bool {
    (1..=MOST).contains(&count)
}

fn short(text: &str) -> bool {
    text.chars().count() <= LONGEST * 4 && !text.contains('\0')
}

fn said(text: &str) -> bool {
    base::check_length(text, LONGEST).is_ok()
}

/// An address that can do nothing but lead somewhere.
pub(crate) fn is_address(href: &str) -> bool {
    let is_plain =
        !href.chars().any(|letter| letter.is_control() || letter.is_whitespace() || letter == '\\');
    let leads = href.starts_with("https://")
        || href.starts_with("http://")
        || (href.starts_with('/') && !href.starts_with("//"));
    is_plain && leads && href.len() <= 2_000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_leads_somewhere_and_runs_nothing() {
        let card = |href: &str| Payload::Card {
            title: "Lamp".into(),
            text: String::new(),
            href: Some(href.to_owned()),
        };
        for good in ["https://shop.example.com/lamp?id=1", "/help/articles/lamp"] {
            assert_eq!(card(good).check(), Ok(()), "{good}");
        }
        for bad in
            ["javascript:alert(1)", "//evil.example", "data:text/html,x", "/\\evil.example", " https://a"]
        {
            assert_eq!(card(bad).check(), Err(Refusal::BadPayload), "{bad}");
        }
    }

    #[test]
    fn what_has_no_choices_is_none() {
        assert!(Payload::Buttons { buttons: Vec::new() }.check().is_err());
        let field = PayloadField {
            name: "size".into(),
            label: "Size".into(),
            kind: PayloadFieldKind::Choice,
            is_required: true,
            options: Vec::new(),
        };
        assert!(Payload::Form { fields: vec![field] }.check().is_err());
    }

    #[test]
    fn an_unknown_field_is_refused() {
        assert!(serde_json::from_str::<Payload>(r#"{"type":"rating","onclick":"x"}"#).is_err());
    }
}
