//! Why nothing is done about a person or a team, as a value that each language says.

use base::{Locale, Refusal};

/// A reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeopleRefusal {
    /// Nobody would be left to run the desk.
    LastAdmin,
    /// The address has an account; said to admins, who may know it.
    AddressHasAccount,
    /// Somebody who was invited has come already.
    CameAlready,
    /// Somebody who was invited has not come yet.
    NotComeYet,
    /// Whoever had the account was erased.
    Erased,
    /// The account is closed.
    AccountClosed,
    /// An invitation was used, is too old, or never was one.
    InvitationOver,
    /// There is no such team.
    UnknownTeam,
    /// A team has this name.
    TeamNameTaken,
    /// Teams, skills and chats are for those who work at the desk.
    NotAtTheDesk,
    /// Too few or too many chats at once.
    ChatsOutOfRange,
    /// Too short or too long a time without input.
    IdleOutOfRange,
    /// Something is wrong with one of the skills.
    BadSkill,
    /// More skills than anybody has.
    ManySkills,
}

impl Refusal for PeopleRefusal {
    fn sentence(&self, locale: Locale) -> String {
        match locale {
            Locale::En => self.in_english(),
            Locale::De => self.in_german(),
            Locale::Ar => self.in_arabic(),
        }
    }
}

impl PeopleRefusal {
    fn in_english(self) -> String {
        match self {
            Self::LastAdmin => "Somebody has to run the desk, and this is the only admin. Make somebody else an admin first.",
            Self::AddressHasAccount => "Somebody has an account with this address already. Find them in the list of people.",
            Self::CameAlready => "They have chosen a password already. If they lost it, make a link for a new one.",
            Self::NotComeYet => "They have not chosen a password yet. Invite them again.",
            Self::Erased => "Whoever had this account was erased. Nothing of it can come back.",
            Self::AccountClosed => "This account is closed. Open it again first.",
            Self::InvitationOver => {
                "This invitation was used or is too old. If you chose a password, sign in with it; if not, ask whoever invited you for a new link."
            }
            Self::UnknownTeam => "names a team that there is not",
            Self::TeamNameTaken => "There is a team of this name already.",
            Self::NotAtTheDesk => "is for people who work at the desk: make them an agent or an admin first",
            Self::ChatsOutOfRange => "is between 0 and 50",
            Self::IdleOutOfRange => "is between 1 and 480 minutes",
            Self::BadSkill => "has a skill of more than 40 characters, or with one that cannot be stored",
            Self::ManySkills => "has more than 20 skills",
        }
        .to_owned()
    }

    fn in_german(self) -> String {
        match self {
            Self::LastAdmin => {
                "Jemand muss den Support verwalten, und dies ist die einzige Person, die es kann. Geben Sie zuerst jemand anderem die Verwaltung."
            }
            Self::AddressHasAccount => "Mit dieser Adresse gibt es schon ein Konto. Sie finden es in der Liste der Personen.",
            Self::CameAlready => {
                "Diese Person hat schon ein Passwort gewählt. Hat sie es verloren, erstellen Sie einen Link für ein neues."
            }
            Self::NotComeYet => "Diese Person hat noch kein Passwort gewählt. Laden Sie sie noch einmal ein.",
            Self::Erased => "Die Person, der dieses Konto gehörte, wurde gelöscht. Nichts davon kann zurückkommen.",
            Self::AccountClosed => "Dieses Konto ist geschlossen. Öffnen Sie es zuerst wieder.",
            Self::InvitationOver => {
                "Diese Einladung wurde schon benutzt oder ist zu alt. Haben Sie ein Passwort gewählt, melden Sie sich damit an; sonst bitten Sie um einen neuen Link, wo Sie eingeladen wurden."
            }
            Self::UnknownTeam => "nennt ein Team, das es nicht gibt",
            Self::TeamNameTaken => "Ein Team mit diesem Namen gibt es schon.",
            Self::NotAtTheDesk => "ist für Personen im Support: ändern Sie zuerst die Rolle",
            Self::ChatsOutOfRange => "liegt zwischen 0 und 50",
            Self::IdleOutOfRange => "liegt zwischen 1 und 480 Minuten",
            Self::BadSkill => "enthält eine Fähigkeit mit mehr als 40 Zeichen oder mit einem, das nicht gespeichert werden kann",
            Self::ManySkills => "hat mehr als 20 Fähigkeiten",
        }
        .to_owned()
    }

    fn in_arabic(self) -> String {
        match self {
            Self::LastAdmin => "لا بد أن يدير أحد مكتب الدعم، وهذا هو المدير الوحيد. عيّن مديرًا آخر أولًا.",
            Self::AddressHasAccount => "لهذا العنوان حساب بالفعل. تجده في قائمة الأشخاص.",
            Self::CameAlready => "اختار هذا الشخص كلمة مرور بالفعل. إن فقدها فأنشئ رابطًا لكلمة جديدة.",
            Self::NotComeYet => "لم يختر هذا الشخص كلمة مرور بعد. ادعه مرة أخرى.",
            Self::Erased => "مُحيت بيانات صاحب هذا الحساب، ولا يمكن استعادة شيء منها.",
            Self::AccountClosed => "هذا الحساب مغلق. أعد فتحه أولًا.",
            Self::InvitationOver => {
                "هذه الدعوة استُخدمت أو انتهت مدتها. إن كنت قد اخترت كلمة مرور فسجّل الدخول بها، وإلا فاطلب رابطًا جديدًا ممن دعاك."
            }
            Self::UnknownTeam => "يذكر فريقًا غير موجود",
            Self::TeamNameTaken => "يوجد فريق بهذا الاسم بالفعل.",
            Self::NotAtTheDesk => "لمن يعمل في مكتب الدعم فقط: غيّر الدور أولًا",
            Self::ChatsOutOfRange => "يجب أن يكون بين 0 و50",
            Self::IdleOutOfRange => "يجب أن يكون بين 1 و480 دقيقة",
            Self::BadSkill => "فيه مهارة أطول من 40 حرفًا أو فيها حرف لا يمكن حفظه",
            Self::ManySkills => "فيه أكثر من 20 مهارة",
        }
        .to_owned()
    }
}
