//! German.

use super::Refusal;

pub(super) fn sentence(refusal: &Refusal) -> String {
    let sentence = match refusal {
        Refusal::SwitchedOff => "Der Chat ist hier ausgeschaltet.",
        Refusal::NotThere => "ist kein Chat, den Sie sehen dürfen",
        Refusal::Ended => "Dieser Chat ist beendet. Beginnen Sie einen neuen, um weiterzuschreiben.",
        Refusal::ManyChats => {
            "Von hier sind zu viele Chats offen. Versuchen Sie es später, oder eröffnen Sie ein Ticket."
        }
        Refusal::Blocked => "Von hier ist kein Chat möglich.",
        Refusal::DeskOnly => "ist nur für das Team",
        Refusal::BadPayload => "ist keine strukturierte Nachricht dieser Form",
        Refusal::NoSuchQuestion => "beantwortet nichts, was in diesem Chat gefragt wurde",
        Refusal::UnknownTarget => "nennt weder eine Person, ein Team noch `ticket`",
        Refusal::NotAtTheDesk => "ist niemand, der im Team arbeitet",
        Refusal::UnknownTeam => "ist kein Team",
        Refusal::BadIdentity => "beweist nicht, wer Sie sind",
        Refusal::UsedIdentity => "wurde schon für einen anderen Chat benutzt",
        Refusal::Asked => "wird hier gebraucht",
        Refusal::UnknownTopic => "ist keines der Themen",
        Refusal::RatedBefore => "Dieser Chat wurde schon bewertet.",
        Refusal::NotAScore => "ist keine Zahl von 1 bis 5",
        Refusal::BadShortcut => "ist nicht ein Wort aus höchstens 50 Buchstaben, Ziffern, - oder _",
        Refusal::ShortcutTaken => "ist schon vergeben",
        Refusal::BadTopics => "sind mehr als 20, oder eines hat mehr als 100 Zeichen",
        Refusal::BadOrigin => "hat eine Zeile, die keine Seite wie https://shop.example.com ist",
        Refusal::BadNetwork => "hat eine Zeile, die kein Netz wie 203.0.113.0/24 ist",
        Refusal::BadTimeZone => "ist keine Zeitzone wie Europe/Berlin",
        Refusal::BadHours => "sind keine Zeiten wie 09:00 bis 17:00, eine nach der anderen",
        Refusal::HeldBy { name } => return format!("{name} hat diesen Chat schon."),
        Refusal::Full(most) => {
            return format!("Sie haben schon {most} Chats, so viele, wie Sie zugleich nehmen.");
        }
        Refusal::OutOfBounds { least, most } => return format!("ist keine Zahl von {least} bis {most}"),
    };
    sentence.to_owned()
}
