//! Why a verb of identity refuses, as a value that each language says.

use base::{InvalidText, Locale};

/// A reason of identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Something is wrong with a text, whatever it is.
    Text(InvalidText),
    /// No mail could go there.
    NotAnAddress,
    /// The address has an account; said beside the field, as of one that is malformed.
    AddressTaken,
    /// No time zone is called so.
    NotATimeZone,
}

impl base::Refusal for Refusal {
    fn sentence(&self, locale: Locale) -> String {
        match (locale, self) {
            (_, Self::Text(why)) => return why.sentence(locale),
            (Locale::En, Self::NotAnAddress) => "is not an email address",
            (Locale::De, Self::NotAnAddress) => "ist keine E-Mail-Adresse",
            (Locale::Ar, Self::NotAnAddress) => "ليس عنوان بريد إلكتروني",
            (Locale::En, Self::AddressTaken) => "cannot be used for a new account. If it is yours, sign in",
            (Locale::De, Self::AddressTaken) => {
                "kann nicht für ein neues Konto verwendet werden. Gehört sie Ihnen, melden Sie sich an"
            }
            (Locale::Ar, Self::AddressTaken) => "لا يمكن استخدامه لحساب جديد. إن كان بريدك فسجّل الدخول",
            (Locale::En, Self::NotATimeZone) => "is not the name of a time zone, for example Europe/Berlin",
            (Locale::De, Self::NotATimeZone) => "ist kein Name einer Zeitzone wie Europe/Berlin",
            (Locale::Ar, Self::NotATimeZone) => "ليس اسم منطقة زمنية، مثل Europe/Berlin",
        }
        .to_owned()
    }
}
