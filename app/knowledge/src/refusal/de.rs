//! German.

use base::Locale;

use super::Refusal;
use crate::desk_words::desk_words;

pub(super) fn sentence(refusal: &Refusal) -> String {
    match refusal {
        Refusal::ChangedMeanwhile => {
            "Jemand hat diesen Artikel inzwischen geändert. Sehen Sie ihn an, wie er jetzt ist.".to_owned()
        }
        Refusal::AlsoWriting { who } => {
            let who = who.as_deref().unwrap_or("Jemand");
            format!(
                "{who} schreibt auch an diesem Artikel. Von Ihnen ist nichts verloren: Vergleichen Sie, dann machen Sie weiter."
            )
        }
        Refusal::CannotMove { from, to } => {
            let status_of = desk_words(Locale::De).status_of;
            let (from, to) = (status_of(*from), status_of(*to));
            format!("Ein Artikel im Zustand „{from}“ kann nicht „{to}“ werden.")
        }
        Refusal::HasTranslations => {
            "Übersetzungen folgen diesem Artikel. Löschen Sie erst diese, oder archivieren Sie ihn."
                .to_owned()
        }
        Refusal::AddressTaken => "Ein anderer Artikel hat diese Adresse. Wählen Sie eine andere.".to_owned(),
        Refusal::AlreadyInLanguage => "Den Artikel gibt es in dieser Sprache schon.".to_owned(),
        Refusal::CategoryAddressTaken => "Es gibt schon ein Thema mit dieser Adresse.".to_owned(),
        Refusal::CategoryHasChildren => {
            "Unter diesem Thema stehen andere, oder das darüber gibt es nicht mehr.".to_owned()
        }
        Refusal::CategoryHasArticles => {
            "In diesem Thema stehen Artikel. Verschieben Sie sie zuerst.".to_owned()
        }
        Refusal::NoCategoryYet => "Es gibt noch kein Thema, in dem ein Artikel stehen könnte.".to_owned(),
        Refusal::NothingChanged => "Seit der letzten Fassung hat sich nichts geändert.".to_owned(),
        Refusal::WordsTogetherAlready => "Diese Wörter gehören schon zusammen.".to_owned(),
        Refusal::NeededToBeRead => "ist nötig, bevor Leute den Artikel lesen".to_owned(),
        Refusal::NeededToSchedule => "ist nötig für einen eingeplanten Artikel".to_owned(),
        Refusal::InThePast => "ist schon vorbei".to_owned(),
        Refusal::HourPassedOver => "ist eine Stunde, die die Uhren dort überspringen".to_owned(),
        Refusal::NoLetters => "hat Buchstaben oder Ziffern".to_owned(),
        Refusal::LongTag => "hat ein Schlagwort mit mehr als 40 Zeichen".to_owned(),
        Refusal::ManyTags { most } => format!("hat mehr als {most} Schlagwörter"),
        Refusal::UnknownArticle => "ist keiner der Artikel".to_owned(),
        Refusal::UnknownCategory => "ist keine der Kategorien".to_owned(),
        Refusal::AmbiguousCategory => "heißen mehrere; nennen Sie die Adresse".to_owned(),
        Refusal::BelowItself => "steht unter diesem Thema".to_owned(),
        Refusal::TooDeep => "ist so tief, wie Themen reichen".to_owned(),
        Refusal::LongDescription => "hat eine Beschreibung mit mehr als 200 Zeichen".to_owned(),
        Refusal::NoName => "hat mindestens einen Namen".to_owned(),
        Refusal::UnknownIcon => "ist der Name eines Symbols".to_owned(),
        Refusal::ManyComments { most } => format!("hat mehr als {most} Kommentare"),
        Refusal::ManyHtmlTags { most } => format!("hat mehr als {most} HTML-Tags"),
        Refusal::DeepQuotes { most } => format!("hat mehr als {most} Zitate ineinander"),
        Refusal::LargePage => "wird eine Seite von mehr als 4 MB".to_owned(),
        Refusal::NotALanguage => "ist kein Sprachkürzel".to_owned(),
        Refusal::NotAnImage => "ist kein PNG, JPEG, GIF oder WebP".to_owned(),
        Refusal::FewOrManyWords => "hat 2 bis 20 Wörter".to_owned(),
        Refusal::ManyWords { most } => format!("hat mehr als {most} Wörter"),
        Refusal::NotASingleWord { typed } => format!("sind einzelne Wörter, {typed:?} ist keines"),
        Refusal::NotAFewWords { typed } => {
            format!("haben je ein bis vier Wörter, was auf {typed:?} nicht zutrifft")
        }
        Refusal::AnotherOriginal => "ist hier ein anderer".to_owned(),
        Refusal::NotText => "ist kein Text in UTF-8".to_owned(),
        Refusal::NoText => "hat keinen Text".to_owned(),
        Refusal::NotAZip => "ist kein ZIP-Archiv".to_owned(),
        Refusal::FrontMatterOpen => "hat kein Ende: eine Zeile aus drei Bindestrichen".to_owned(),
        Refusal::UnreadableFrontMatter { why } => format!("ist nicht lesbar: {why}"),
        Refusal::UnknownKind => "ist keine Art von Artikel".to_owned(),
        Refusal::UnknownVisibility => "ist keine Sichtbarkeit".to_owned(),
        Refusal::UnknownStatus => "ist kein Status".to_owned(),
        Refusal::NotATime => "ist keine Zeit wie 2026-11-21T09:00:00Z".to_owned(),
    }
}
