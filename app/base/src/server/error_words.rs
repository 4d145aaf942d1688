//! What the errors that every domain shares say, and how a refusal becomes a fault: in English for the API, in the reader's
//! language on a page.

use super::Error;
use crate::{Code, Fault, InvalidFields, Locale};

/// The sentences of one language.
pub(super) struct ErrorWords {
    pub not_found: &'static str,
    pub method_not_allowed: &'static str,
    pub unauthenticated: &'static str,
    pub wrong_credentials: &'static str,
    pub forbidden: &'static str,
    pub too_large: &'static str,
    pub unsupported_type: &'static str,
    pub rate_limited: fn(u64) -> String,
    pub unstorable: &'static str,
    pub unavailable: &'static str,
    pub internal: &'static str,
    /// Stands before the reasons of fields.
    pub check: &'static str,
}

/// The sentences for `locale`.
pub(super) fn error_words(locale: Locale) -> &'static ErrorWords {
    match locale {
        Locale::En => &EN,
        Locale::De => &DE,
        Locale::Ar => &AR,
    }
}

const EN: ErrorWords = ErrorWords {
    not_found: "There is nothing here, or it is not yours to see.",
    method_not_allowed: "This address does not take that method.",
    unauthenticated: "Sign in to go on.",
    wrong_credentials: "That email and password do not belong together.",
    forbidden: "Your role does not allow this.",
    too_large: "That is more than can be taken at once.",
    unsupported_type: "Send this as application/json.",
    rate_limited: |seconds| format!("That was a lot at once. Try again in {seconds} seconds."),
    unstorable: "Something in this cannot be kept: a character, a number or a date out of bounds.",
    unavailable: "We cannot get at our data just now. Try again in a moment.",
    internal: "Something went wrong on our side. Try again in a moment.",
    check: "Please check:",
};

const DE: ErrorWords = ErrorWords {
    not_found: "Hier ist nichts, oder es ist nicht für Sie bestimmt.",
    method_not_allowed: "Diese Adresse nimmt diese Methode nicht an.",
    unauthenticated: "Melden Sie sich an, um fortzufahren.",
    wrong_credentials: "E-Mail und Passwort gehören nicht zusammen.",
    forbidden: "Ihre Rolle erlaubt das nicht.",
    too_large: "Das ist mehr, als auf einmal angenommen werden kann.",
    unsupported_type: "Senden Sie das als application/json.",
    rate_limited: |seconds| {
        format!("Das war viel auf einmal. Versuchen Sie es in {seconds} Sekunden wieder.")
    },
    unstorable: "Etwas darin kann nicht gespeichert werden: ein Zeichen, eine Zahl oder ein Datum außerhalb der Grenzen.",
    unavailable: "An unsere Daten kommen wir gerade nicht heran. Versuchen Sie es gleich noch einmal.",
    internal: "Bei uns ist etwas schiefgegangen. Versuchen Sie es gleich noch einmal.",
    check: "Bitte prüfen Sie:",
};

const AR: ErrorWords = ErrorWords {
    not_found: "لا شيء هنا، أو أنه ليس لك.",
    method_not_allowed: "هذا العنوان لا يقبل هذه الطريقة.",
    unauthenticated: "سجّل الدخول للمتابعة.",
    wrong_credentials: "البريد وكلمة المرور لا يتطابقان.",
    forbidden: "دورك لا يسمح بهذا.",
    too_large: "هذا أكثر مما يمكن قبوله دفعة واحدة.",
    unsupported_type: "أرسل هذا بصيغة application/json.",
    rate_limited: |seconds| format!("كان ذلك كثيرًا دفعة واحدة. حاول ثانية بعد {seconds} ثانية."),
    unstorable: "في هذا ما لا يمكن حفظه: حرف أو رقم أو تاريخ خارج الحدود.",
    unavailable: "لا يمكننا الوصول إلى بياناتنا الآن. حاول ثانية بعد لحظة.",
    internal: "حدث خطأ من جهتنا. حاول ثانية بعد لحظة.",
    check: "يرجى التحقق:",
};

/// The fault of invalid fields, for a page where `page` is its language and for a program where there is none: a program
/// knows a field by its name in the request.
pub(super) fn invalid_fault(fields: &InvalidFields, page: Option<Locale>) -> Fault {
    let locale = page.unwrap_or_default();
    let said: Vec<_> = fields.iter().map(|(field, reason)| (field, reason.sentence(locale))).collect();
    let listed = said.iter().map(|(field, sentence)| match page {
        None => format!("{field} {sentence}"),
        Some(Locale::En) => format!("{} {sentence}", field_name(field)),
        // The other languages' reasons stand for themselves.
        Some(Locale::De | Locale::Ar) => sentence.clone(),
    });
    Fault {
        error: format!("{} {}.", error_words(locale).check, listed.collect::<Vec<_>>().join("; ")),
        code: Code::InvalidInput,
        details: said.iter().map(|(field, sentence)| ((*field).clone(), sentence.clone().into())).collect(),
    }
}

/// What a field is called among people, where its name in a request would not tell them.
fn field_name(field: &str) -> String {
    match field {
        "names" | "en" => "the name".to_owned(),
        "words" => "the group".to_owned(),
        "content_markdown" => "the text".to_owned(),
        "answer_markdown" => "the answer".to_owned(),
        "parent_id" => "the parent".to_owned(),
        "slug" => "the address".to_owned(),
        "publish_at" => "the time".to_owned(),
        "assigned_to" => "the assignee".to_owned(),
        "locale" => "the language".to_owned(),
        "is_helpful" => "the answer".to_owned(),
        "current_password" => "the present password".to_owned(),
        "token" => "this link".to_owned(),
        "archive" | "file" => "the file".to_owned(),
        "image" => "the image".to_owned(),
        "translation_of" => "the original".to_owned(),
        field => field.replace('_', " "),
    }
}

impl Error {
    /// The fault in English, as the API answers it.
    pub fn api_fault(&self) -> Fault {
        self.fault(None)
    }

    /// The fault in the language of a page.
    pub fn page_fault(&self, locale: Locale) -> Fault {
        self.fault(Some(locale))
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        InvalidText, Locale,
        server::{Error, invalid},
    };

    #[test]
    fn a_refusal_speaks_the_language_of_its_page_and_english_to_programs() {
        let refused = invalid("content_markdown", InvalidText::TooLong(200));
        let german = refused.page_fault(Locale::De);
        assert_eq!(german.of_field("content_markdown"), Some("hat mehr als 200 Zeichen"));
        assert!(german.error.starts_with("Bitte prüfen"), "{}", german.error);
        assert_eq!(
            refused.page_fault(Locale::En).error,
            "Please check: the text has more than 200 characters."
        );
        assert_eq!(refused.api_fault().error, "Please check: content_markdown has more than 200 characters.");
        assert_ne!(Error::NotFound.page_fault(Locale::Ar).error, Error::NotFound.api_fault().error);
    }
}
