//! Why a verb of identity refuses, as a value that each language says.

use base::{InvalidText, Locale};

/// A reason of identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Something is wrong with a text, whatever it is.
    Text(InvalidText),
    /// No mail could go there.
    NotAnAddress,
    /// The address has an account.
    AddressTaken,
}

impl base::Refusal for Refusal {
    fn sentence(&self, locale: Locale) -> String {
        match (locale, self) {
            (_, Self::Text(why)) => return why.sentence(locale),
            (Locale::En, Self::NotAnAddress) => "is not an email address",
            (Locale::De, Self::NotAnAddress) => "ist keine E-Mail-Adresse",
            (Locale::Ar, Self::NotAnAddress) => "ليس عنوان بريد إلكتروني",
            (Locale::En, Self::AddressTaken) => "There is an account with this email. Sign in instead.",
            (Locale::De, Self::AddressTaken) => {
                "Zu dieser E-Mail gibt es schon ein Konto. Melden Sie sich damit an."
            }
            (Locale::Ar, Self::AddressTaken) => "يوجد حساب بهذا البريد. سجّل الدخول به.",
        }
        .to_owned()
    }
}
