//! German.

use super::Refusal;

pub(super) fn sentence(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Reversed => "liegt vor dem ersten Tag",
        Refusal::TooLong => "liegt mehr als fünf Jahre nach dem ersten Tag",
        Refusal::NoSuchDay => "ist kein Tag zwischen 1970 und 9998",
        Refusal::UnknownZone => "ist keine Zeitzone wie Europe/Berlin",
        Refusal::UnknownCategory => "ist keine Kategorie",
        Refusal::UnknownTeam => "ist kein Team",
        Refusal::UnknownAgent => "ist niemand, der im Team arbeitet",
        Refusal::UnknownFigure => "ist keine Zahl dieses Berichts, die aus Tickets besteht",
        Refusal::UnknownRow => "ist keine Zeile dieser Zahl",
        Refusal::BadHours => "sind keine Zeiten, die an einem Tag beginnen und danach enden",
        Refusal::NoSuchDate => "enthält eine Zeile, die kein Tag wie 2026-12-25 ist",
        Refusal::ManyClosedDates => "sind mehr als die 500, die aufgehoben werden",
        Refusal::NameTaken => "heißt schon ein anderer Ihrer gespeicherten Berichte",
        Refusal::ManySaved => "wäre einer mehr als die 200, die jemand speichern kann",
    }
}
