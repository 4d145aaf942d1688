//! A refusal: the reason why something is not done, as a value. Its domain renders it in a reader's language; nothing parses
//! the sentence again.

use std::{collections::BTreeMap, fmt, sync::Arc};

use crate::Locale;

/// A domain's reasons, usually an enum with a `match` a language, so that a missing sentence does not compile.
pub trait Refusal: fmt::Debug + Send + Sync + 'static {
    /// The reason in a language. Beside a field it goes on from the field's name in English (`is required`) and stands
    /// for itself elsewhere; a conflict is a whole sentence.
    fn sentence(&self, locale: Locale) -> String;
}

/// A reason of any domain.
#[derive(Clone, Debug)]
pub struct Reason(Arc<dyn Refusal>);

impl Reason {
    /// The reason in a language.
    pub fn sentence(&self, locale: Locale) -> String {
        self.0.sentence(locale)
    }
}

impl<R: Refusal> From<R> for Reason {
    fn from(refusal: R) -> Self {
        Self(Arc::new(refusal))
    }
}

/// Field → reason: all that is wrong with what somebody handed in.
pub type InvalidFields = BTreeMap<String, Reason>;

/// Notes what is wrong with a field, where anything is.
pub fn note_invalid<R: Refusal>(wrong: &mut InvalidFields, field: &str, outcome: Result<(), R>) {
    if let Err(refusal) = outcome {
        wrong.insert(field.to_owned(), refusal.into());
    }
}

/// What may be wrong with a text, whatever it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvalidText {
    /// There is none, or none that can be seen.
    Required,
    /// It has a null byte, which Postgres cannot hold.
    Unstorable,
    /// It has a sign that turns the direction of what stands beside it.
    TurnsDirection,
    /// It has more characters than this.
    TooLong(usize),
    /// It has fewer characters than this.
    TooShort(usize),
    /// It is not of the form that is asked for.
    Unreadable,
}

impl Refusal for InvalidText {
    fn sentence(&self, locale: Locale) -> String {
        match (locale, self) {
            (Locale::En, Self::Required) => "is required".to_owned(),
            (Locale::De, Self::Required) => "ist nötig".to_owned(),
            (Locale::Ar, Self::Required) => "مطلوب".to_owned(),
            (Locale::En, Self::Unstorable) => "has a character that cannot be stored".to_owned(),
            (Locale::De, Self::Unstorable) => "hat ein Zeichen, das nicht gespeichert werden kann".to_owned(),
            (Locale::Ar, Self::Unstorable) => "فيه حرف لا يمكن حفظه".to_owned(),
            (Locale::En, Self::TurnsDirection) => {
                "has a character that turns the direction of the text".to_owned()
            }
            (Locale::De, Self::TurnsDirection) => {
                "hat ein Zeichen, das die Richtung des Textes umkehrt".to_owned()
            }
            (Locale::Ar, Self::TurnsDirection) => "فيه حرف يقلب اتجاه النص".to_owned(),
            (Locale::En, Self::TooLong(most)) => format!("has more than {most} characters"),
            (Locale::De, Self::TooLong(most)) => format!("hat mehr als {most} Zeichen"),
            (Locale::Ar, Self::TooLong(most)) => format!("فيه أكثر من {most} حرف"),
            (Locale::En, Self::TooShort(least)) => format!("needs at least {least} characters"),
            (Locale::De, Self::TooShort(least)) => format!("braucht mindestens {least} Zeichen"),
            (Locale::Ar, Self::TooShort(least)) => format!("تحتاج إلى {least} أحرف على الأقل"),
            (Locale::En, Self::Unreadable) => "cannot be read".to_owned(),
            (Locale::De, Self::Unreadable) => "ist nicht lesbar".to_owned(),
            (Locale::Ar, Self::Unreadable) => "لا يمكن قراءته".to_owned(),
        }
    }
}
