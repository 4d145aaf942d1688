//! German.

use base::{Locale, Refusal as _};

use super::Refusal;
use crate::words::words;

pub(super) fn sentence(refusal: &Refusal) -> String {
    match refusal {
        Refusal::ChangedMeanwhile => {
            "Jemand hat diese Anfrage inzwischen geändert. Sehen Sie sie an, wie sie jetzt ist.".to_owned()
        }
        Refusal::HeldBy { name } => format!("{name} hat diese Anfrage schon."),
        Refusal::CannotMove { from, to } => {
            let status_of = words(Locale::De).status_of;
            format!("Eine Anfrage im Status „{}“ kann nicht „{}“ werden.", status_of(*from), status_of(*to))
        }
        Refusal::NotResolved => "Diese Anfrage ist noch nicht gelöst.".to_owned(),
        Refusal::SlugTaken => "Es gibt schon eine Kategorie mit dieser Kurzform.".to_owned(),
        Refusal::SlugForm => {
            "hat Buchstaben a bis z, Ziffern und einzelne Bindestriche, höchstens 60".to_owned()
        }
        Refusal::NeedsDefaultCategory => {
            "Neue Anfragen haben diese Kategorie, wenn niemand eine wählt. Machen Sie erst eine andere zur vorgegebenen.".to_owned()
        }
        Refusal::CategoryInUse => {
            "Anfragen haben diese Kategorie. Schalten Sie sie stattdessen ab.".to_owned()
        }
        Refusal::UnknownCategory => "ist keine der Kategorien".to_owned(),
        Refusal::LongDescription => "hat mehr als 200 Zeichen".to_owned(),
        Refusal::AnotherTicket => "ist eine andere Anfrage als die der Adresse".to_owned(),
        Refusal::NotAtTheDesk => "gehört nicht zum Support".to_owned(),
        Refusal::UnknownStatus => "ist keiner der Zustände".to_owned(),
        Refusal::UnknownPriority => "ist keine der Prioritäten".to_owned(),
        Refusal::NotAPerson => "ist keine Person".to_owned(),
        Refusal::BadTag(why) => format!("enthalten eines, das nicht geht: {}", why.sentence(Locale::De)),
        Refusal::ManyTags => "sind mehr als 30".to_owned(),
    }
}
