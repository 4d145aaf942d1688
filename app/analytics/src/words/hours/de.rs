//! German.

use super::HoursWords;

pub(super) static WORDS: HoursWords = HoursWords {
    title: "Arbeitszeiten der Berichte",
    changes: "Was Berichte als Zeit zählen, wenn sie nur die Arbeitszeit zählen. Wer keine eigene Zeitzone hat, liest die Tage nach dieser.",
    keywords: "Geschäftszeiten Öffnungszeiten Feiertage geschlossen Zeitzone Berichte Uhr Antwortzeiten neu zählen",
    loading: "Arbeitszeiten werden gelesen",
    zone: "Zeitzone",
    zone_hint: "Nach wessen Uhr, zum Beispiel Europe/Berlin.",
    days: "Zeiten",
    days_hint: "Zum Beispiel 09:00-17:00, ein Zeitraum je Tag. Ein leerer Tag ist frei.",
    weekdays: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
    closed_dates: "Geschlossene Tage",
    closed_dates_hint: "Einer je Zeile, zum Beispiel 2026-12-25. An ihnen arbeitet niemand.",
    save: "Speichern",
    saved: "Gespeichert. Alle Zeiten werden im Hintergrund nach diesen Stunden neu gezählt.",
    recount: "Neu zählen",
    recount_lead: "Berichte folgen ihren Tickets von selbst. Wo eine Zahl falsch aussieht, können alle aus dem neu gezählt werden, was Tickets wissen; Berichte sind währenddessen lesbar.",
    recount_now: "Alles neu zählen",
    begun: "Alles wird im Hintergrund neu gezählt.",
};
