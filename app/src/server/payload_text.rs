//! What a structured message says to whoever reads it later, as text.

use chat::{ChatMessage, ChatMessageId, Payload};

/// The text of a payload; none where it asks only how it was. `all` are the messages of the chat, in which an answer finds what
/// was asked.
pub(super) fn payload_text(payload: &Payload, all: &[ChatMessage]) -> Option<String> {
    let lines: Vec<String> = match payload {
        Payload::Buttons { buttons } => buttons.iter().map(|button| format!("- {}", button.label)).collect(),
        Payload::Form { fields } => fields.iter().map(|field| format!("- {}", field.label)).collect(),
        Payload::Card { title, text, href } => {
            let texts = [Some(title), Some(text), href.as_ref()].into_iter().flatten();
            texts.filter(|text| !text.is_empty()).cloned().collect()
        }
        Payload::Choice { message_id, value } => vec![label_of_choice(all, *message_id, value)],
        Payload::Answers { message_id, values } => {
            let answers = values.iter().filter(|(_, value)| !value.is_empty());
            answers
                .map(|(name, value)| format!("{}: {value}", label_of_field(all, *message_id, name)))
                .collect()
        }
        Payload::Rating {} => Vec::new(),
    };
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn asked(all: &[ChatMessage], id: ChatMessageId) -> Option<&Payload> {
    all.iter().find(|message| message.id == id).and_then(|message| message.payload.as_ref())
}

fn label_of_choice(all: &[ChatMessage], id: ChatMessageId, value: &str) -> String {
    let label = match asked(all, id) {
        Some(Payload::Buttons { buttons }) => buttons.iter().find(|button| button.value == value),
        _ => None,
    };
    label.map_or_else(|| value.to_owned(), |button| button.label.clone())
}

fn label_of_field(all: &[ChatMessage], id: ChatMessageId, name: &str) -> String {
    let field = match asked(all, id) {
        Some(Payload::Form { fields }) => fields.iter().find(|field| field.name == name),
        _ => None,
    };
    field.map_or_else(|| name.to_owned(), |field| field.label.clone())
}
