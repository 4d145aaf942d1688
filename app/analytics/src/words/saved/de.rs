//! German.

use base::isolated;

use super::SavedWords;
use crate::Cadence;

pub(super) static WORDS: SavedWords = SavedWords {
    title: "Gespeicherte Berichte",
    lead: "Ihre eigenen und die, die andere mit dem Desk teilen.",
    loading: "Gespeicherte Berichte werden gelesen",
    none_yet: "Noch ist kein Bericht gespeichert",
    none_yet_hint: "Öffnen Sie einen Bericht, wählen Sie, was er zählt, und speichern Sie ihn unter einem Namen.",
    save_this: "Diesen Bericht speichern",
    save_hint: "Mit den Tagen und Filtern dieser Adresse. Ohne Tage zeigt er immer die letzten 30.",
    name: "Name",
    is_shared: "Der ganze Desk sieht ihn",
    is_shared_hint: "Nur Sie können ihn ändern oder löschen.",
    shared_by: |owner| format!("geteilt von {}", isolated(owner)),
    shared: "mit dem Desk geteilt",
    schedule: "Mir schicken",
    never: "Nie",
    cadence: |cadence| match cadence {
        Cadence::Daily => "Jeden Morgen",
        Cadence::Weekly => "Jeden Montag",
        Cadence::Monthly => "Am Ersten jedes Monats",
    },
    not_sent_yet: "Wird verschickt, sobald E-Mail eingerichtet ist.",
    edit: "Ändern",
    save: "Speichern",
    delete: "Löschen",
    saved: "Gespeichert. Er steht bei Ihren gespeicherten Berichten.",
    changed: "Erledigt.",
};
