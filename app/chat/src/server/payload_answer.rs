//! Who may send which structured message, and whether an answer answers something that was asked.

use base::server::{Result, Tx, invalid};
use identity::{EmailAddress, SenderType};

use crate::{ChatMessageId, ChatSessionId, Payload, PayloadField, PayloadFieldKind, Refusal};

const FIELD: &str = "payload";

/// Checks a payload of its form: a visitor only answers, and only what was asked in this chat; the desk only asks.
///
/// # Errors
/// [`base::server::Error::Invalid`] for the payload.
pub(super) async fn check_payload(
    tx: &mut Tx,
    chat: ChatSessionId,
    sender: SenderType,
    payload: &Payload,
) -> Result<()> {
    if sender != SenderType::Customer {
        let may = !payload.is_answer();
        return if may { Ok(()) } else { Err(invalid(FIELD, Refusal::NoSuchQuestion)) };
    }
    let answered = match payload {
        Payload::Choice { message_id, .. } | Payload::Answers { message_id, .. } => *message_id,
        _ => return Err(invalid(FIELD, Refusal::DeskOnly)),
    };
    let asked = find_question(tx, chat, answered).await?;
    let is_answer = asked.is_some_and(|asked| answers(&asked, payload));
    if is_answer { Ok(()) } else { Err(invalid(FIELD, Refusal::NoSuchQuestion)) }
}

/// What a payload says in words.
pub(super) fn payload_text(payload: &Payload) -> String {
    match payload {
        Payload::Card { title, text, .. } => format!("{title} {text}").trim_end().to_owned(),
        Payload::Choice { value, .. } => value.clone(),
        Payload::Answers { values, .. } => values.values().cloned().collect::<Vec<_>>().join(" "),
        Payload::Buttons { .. } | Payload::Form { .. } | Payload::Rating {} => String::new(),
    }
}

fn answers(asked: &Payload, answer: &Payload) -> bool {
    match (asked, answer) {
        (Payload::Buttons { buttons }, Payload::Choice { value, .. }) => {
            buttons.iter().any(|button| button.value == *value)
        }
        (Payload::Form { fields }, Payload::Answers { values, .. }) => {
            let is_known = |name: &String| fields.iter().any(|field| field.name == *name);
            values.keys().all(is_known)
                && fields.iter().all(|field| is_filled(field, values.get(&field.name).map(String::as_str)))
        }
        _ => false,
    }
}

fn is_filled(field: &PayloadField, value: Option<&str>) -> bool {
    let Some(value) = value.map(str::trim).filter(|value| !value.is_empty()) else {
        return !field.is_required;
    };
    match field.kind {
        PayloadFieldKind::Text | PayloadFieldKind::LongText => true,
        PayloadFieldKind::Email => EmailAddress::parse(value).is_ok(),
        PayloadFieldKind::Number => value.parse::<f64>().is_ok_and(f64::is_finite),
        PayloadFieldKind::Choice => field.options.iter().any(|option| option == value),
    }
}

async fn find_question(tx: &mut Tx, chat: ChatSessionId, message: ChatMessageId) -> Result<Option<Payload>> {
    let payload = sqlx::query_scalar!(
        r#"select payload as "payload!" from chat_messages
         where id = $1 and session_id = $2 and not is_internal and payload is not null"#,
        message.0,
        chat.0,
    )
    .fetch_optional(&mut **tx)
    .await?;
    Ok(payload.map(serde_json::from_value).transpose().map_err(anyhow::Error::from)?)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::PayloadButton;

    fn field(kind: PayloadFieldKind, is_required: bool) -> PayloadField {
        let options =
            if kind == PayloadFieldKind::Choice { vec!["S".into(), "M".into()] } else { Vec::new() };
        PayloadField { name: "size".into(), label: "Size".into(), kind, is_required, options }
    }

    fn filled(values: &[(&str, &str)]) -> Payload {
        let values = values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Payload::Answers {
            message_id: base::uuid::Uuid::nil().into(),
            values: values.collect::<BTreeMap<_, _>>(),
        }
    }

    #[test]
    fn an_answer_answers_the_question_that_it_names() {
        let choice = |value: &str| Payload::Choice {
            message_id: base::uuid::Uuid::nil().into(),
            value: value.to_owned(),
        };
        let buttons =
            Payload::Buttons { buttons: vec![PayloadButton { label: "Yes".into(), value: "yes".into() }] };
        assert!(answers(&buttons, &choice("yes")));
        assert!(!answers(&buttons, &choice("no")), "a button that is not there");
        let form = |kind, is_required| Payload::Form { fields: vec![field(kind, is_required)] };
        use PayloadFieldKind::{Choice, Email, Number, Text};
        for (asked, given, is_good) in [
            (form(Text, true), filled(&[("size", "large")]), true),
            (form(Text, true), filled(&[("size", " ")]), false),
            (form(Text, true), filled(&[("size", "x"), ("colour", "red")]), false),
            (form(Text, false), filled(&[("size", "")]), true),
            (form(Choice, true), filled(&[("size", "M")]), true),
            (form(Choice, true), filled(&[("size", "XL")]), false),
            (form(Email, true), filled(&[("size", "vera@example.com")]), true),
            (form(Email, true), filled(&[("size", "vera")]), false),
            (form(Number, true), filled(&[("size", "1.5")]), true),
            (form(Number, true), filled(&[("size", "inf")]), false),
            (buttons, filled(&[("size", "M")]), false),
        ] {
            assert_eq!(answers(&asked, &given), is_good, "{given:?} to {asked:?}");
        }
    }
}
