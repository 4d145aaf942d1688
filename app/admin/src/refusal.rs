//! Why a setting is not taken, or the audit log not read.

use base::{Locale, isolated};

use crate::TemplateError;

/// Why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The template cannot be filled in.
    Template(TemplateError),
    /// A time that is kept is too short or too long.
    Days {
        /// The fewest days.
        least: u16,
        /// The most.
        most: u16,
    },
    /// There is no such kind of thing that is kept.
    UnknownKind,
    /// One's own account is erased by who knows its password.
    OwnAccount,
    /// A range of days ends before it begins.
    EndsBeforeItBegins,
}

impl base::Refusal for Refusal {
    fn sentence(&self, locale: Locale) -> String {
        match (locale, self) {
            (_, Self::Template(error)) => of_template(locale, error),
            (Locale::En, Self::Days { least, most }) => format!("is between {least} and {most} days"),
            (Locale::De, Self::Days { least, most }) => format!("liegt zwischen {least} und {most} Tagen"),
            (Locale::Ar, Self::Days { least, most }) => format!("بين {least} و{most} يومًا"),
            (Locale::En, Self::UnknownKind) => "is nothing that is kept for a time".to_owned(),
            (Locale::De, Self::UnknownKind) => "ist nichts, was eine Zeit lang aufgehoben wird".to_owned(),
            (Locale::Ar, Self::UnknownKind) => "ليس مما يُحفظ لمدة".to_owned(),
            (Locale::En, Self::OwnAccount) => {
                "This is your own account. Erase it from the page of your account, with your password."
                    .to_owned()
            }
            (Locale::De, Self::OwnAccount) => {
                "Dies ist Ihr eigenes Konto. Löschen Sie es auf der Seite Ihres Kontos, mit Ihrem Passwort."
                    .to_owned()
            }
            (Locale::Ar, Self::OwnAccount) => {
                "هذا حسابك أنت. امح بياناتك من صفحة حسابك بكلمة مرورك.".to_owned()
            }
            (Locale::En, Self::EndsBeforeItBegins) => {
                "lies before the day that the range begins with".to_owned()
            }
            (Locale::De, Self::EndsBeforeItBegins) => {
                "liegt vor dem Tag, mit dem der Zeitraum beginnt".to_owned()
            }
            (Locale::Ar, Self::EndsBeforeItBegins) => "يسبق اليوم الذي تبدأ به الفترة".to_owned(),
        }
    }
}

fn of_template(locale: Locale, error: &TemplateError) -> String {
    match (locale, error) {
        (Locale::En, TemplateError::Unknown { name }) => {
            format!("has a variable that there is not: {}", isolated(&format!("{{{{{name}}}}}")))
        }
        (Locale::De, TemplateError::Unknown { name }) => {
            format!("hat eine Variable, die es nicht gibt: {}", isolated(&format!("{{{{{name}}}}}")))
        }
        (Locale::Ar, TemplateError::Unknown { name }) => {
            format!("فيه متغير غير موجود: {}", isolated(&format!("{{{{{name}}}}}")))
        }
        (Locale::En, TemplateError::Unclosed { at }) => {
            format!("has braces that are not closed: {}", isolated(&format!("{{{{{at}")))
        }
        (Locale::De, TemplateError::Unclosed { at }) => {
            format!("hat Klammern, die nicht geschlossen sind: {}", isolated(&format!("{{{{{at}")))
        }
        (Locale::Ar, TemplateError::Unclosed { at }) => {
            format!("فيه أقواس غير مغلقة: {}", isolated(&format!("{{{{{at}")))
        }
        (Locale::En, TemplateError::TooMany { most }) => format!("has more than {most} variables"),
        (Locale::De, TemplateError::TooMany { most }) => format!("hat mehr als {most} Variablen"),
        (Locale::Ar, TemplateError::TooMany { most }) => format!("فيه أكثر من {most} متغيرًا"),
    }
}
