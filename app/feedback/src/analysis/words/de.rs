//! German.

use base::isolated;

use super::{RulesWords, TrendsWords, Words};
use crate::Dimension;

pub(super) static WORDS: Words = Words {
    rules: RulesWords {
        title: "Schlagwörter für Feedback",
        changes: "Welche Wörter dem Feedback von selbst welches Schlagwort geben.",
        keywords: "Schlagwort Tag Regel Stimmung Analyse Feedback automatisch Modell KI",
        lead: "Feedback bekommt ein Schlagwort, wo diese Wörter darin stehen, sobald es eingeht. Was jemand wegnimmt, bleibt weg.",
        loading: "Regeln werden geladen",
        none_yet: "Noch keine Regeln",
        none_yet_hint: "Eine Regel sagt, welche Wörter ein Schlagwort geben: Paket, Kurier → Lieferung.",
        add: "Regel hinzufügen",
        edit: "Ändern",
        save: "Speichern",
        delete: "Löschen",
        saved: "Gespeichert. Was früher gesagt wurde, wird neu angesehen.",
        tag: "Schlagwort",
        words: "Wörter",
        words_hint: "Mit Kommas dazwischen. Ein Stern steht für jede Endung: liefer*. Darf leer sein, wo ein Kontext genannt ist.",
        which: "Welche der Wörter",
        any: "Eines davon",
        all: "Alle",
        language: "Sprache",
        any_language: "Jede Sprache",
        context: "Nur wo es darum geht",
        context_hint: "Ein Teil dessen, worum es geht: Kasse. Leer für alles.",
        said: |words, is_all| {
            if is_all { format!("Alle von: {words}") } else { format!("Eines von: {words}") }
        },
        in_language: |language| format!("nur auf {language}"),
        about: |context| format!("nur zu {}", isolated(context)),
        trial: "Regeln ausprobieren",
        trial_lead: "Was würden sie hieraus machen? Nichts davon wird behalten.",
        text: "Was jemand sagen könnte",
        try_out: "Ausprobieren",
        gets: |tags| {
            if tags.is_empty() {
                "Es bekommt kein Schlagwort.".to_owned()
            } else {
                format!("Es bekommt: {}.", tags.join(", "))
            }
        },
        feels: |sentiment, score| {
            let score = format!("{score:+.2}").replace('.', ",");
            format!("Nach den Wortlisten: {sentiment} ({score} auf einer Skala von −1 bis 1).")
        },
        analysis: "Analyse",
        progress: |total, pending| match pending {
            0 => format!("Alles Feedback ist angesehen: {total}."),
            _ => format!("Noch anzusehen: {pending} von {total}."),
        },
        by_words: "Die Stimmung wird nach den englischen und deutschen Wortlisten von Porchlight und nach der Bewertung beurteilt.",
        by_model: |model| {
            format!(
                "Die Stimmung beurteilt das Modell {}; wo es nicht antwortet, springen die Wortlisten ein.",
                isolated(model)
            )
        },
        fallbacks: |count| format!("Ohne das Modell nach den Wortlisten beurteilt: {count}."),
        again: "Alles neu ansehen",
        again_hint: "Im Hintergrund. Was ohne Namen kam, wartet, bis seine Stunde vorbei ist.",
        begun: "Begonnen.",
    },
    trends: TrendsWords {
        title: "Entwicklung des Feedbacks",
        lead: "Wie viel gesagt wird, wie es bewertet wird und worum es geht. Die Tage sind Ihre.",
        loading: "Entwicklung wird geladen",
        from: "Von",
        to: "Bis",
        by: "Gezählt nach",
        show: "Anzeigen",
        all_feedback: "Alles Feedback",
        none: "In dieser Zeit wurde nichts gesagt",
        none_hint: "Wählen Sie andere Tage.",
        dimension: |dimension| match dimension {
            Dimension::Sentiment => "Stimmung",
            Dimension::Context => "Worum es geht",
            Dimension::Tag => "Schlagwort",
        },
        finding: |count, average| match average {
            Some(average) => {
                let average = format!("{average:.1}").replace('.', ",");
                format!("Stück Feedback: {count}, im Schnitt bewertet mit {average} von 5.")
            }
            None => format!("Stück Feedback: {count}."),
        },
        shares: "Anteile",
        days: "Tag für Tag",
        day: "Tag",
        count: "Anzahl",
        share: "Anteil",
        average: "Bewertung im Schnitt",
        of_it: "Davon",
        percent: |share| format!("{:.0} %", share * 100.0),
        rating: |rating| format!("{rating:.1}").replace('.', ","),
        unlike: "Ungewöhnliche Tage",
        unlike_lead: "Verglichen mit demselben Wochentag der acht Wochen davor, nach Tagen in UTC.",
        none_unlike: "Kein Tag war ungewöhnlich.",
        anomaly: |value, seen, expected| {
            format!("{}: {seen}, wo etwa {expected:.0} üblich sind", isolated(value))
        },
        what_changed: "Worum es geht",
    },
};
