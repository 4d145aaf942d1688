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
    /// It is not the present password.
    WrongPassword,
    /// A link was used, is too old, or never was.
    LinkIsOver,
    /// The account is closed.
    AccountClosed,
    /// The address is confirmed already.
    AddressConfirmed,
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
            (Locale::En, Self::WrongPassword) => "is not right",
            (Locale::De, Self::WrongPassword) => "stimmt nicht",
            (Locale::Ar, Self::WrongPassword) => "غير صحيحة",
            (Locale::En, Self::LinkIsOver) => "was used already or is too old. Ask for a new link",
            (Locale::De, Self::LinkIsOver) => {
                "Dieser Link wurde schon benutzt oder ist zu alt. Bitten Sie um einen neuen"
            }
            (Locale::Ar, Self::LinkIsOver) => "استُخدم هذا الرابط أو انتهت مدته. اطلب رابطًا جديدًا",
            (Locale::En, Self::AccountClosed) => "This account is closed. Open it again first.",
            (Locale::De, Self::AccountClosed) => "Dieses Konto ist geschlossen. Öffnen Sie es zuerst wieder.",
            (Locale::Ar, Self::AccountClosed) => "هذا الحساب مغلق. أعد فتحه أولًا.",
            (Locale::En, Self::AddressConfirmed) => "This address is confirmed already.",
            (Locale::De, Self::AddressConfirmed) => "Diese Adresse ist schon bestätigt.",
            (Locale::Ar, Self::AddressConfirmed) => "هذا العنوان مؤكَّد من قبل.",
        }
        .to_owned()
    }
}
