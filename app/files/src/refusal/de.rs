//! German.

use super::Refusal;

pub(super) fn sentence(refusal: &Refusal) -> String {
    match refusal {
        Refusal::NoFile => "Es fehlt eine Datei".to_owned(),
        Refusal::Empty { name } => format!("{name} ist leer"),
        Refusal::Cut => "Die Datei kam nicht ganz an; nichts davon wurde behalten".to_owned(),
        Refusal::NotAForm => "Das ist kein Formular mit Dateien".to_owned(),
        Refusal::TypeNotTaken { name, media_type } => {
            format!("{name} ist von einer Art, die hier nicht angenommen wird: {media_type}")
        }
        Refusal::NotWhatItSays { name, media_type } => {
            format!("{name} ist nicht, was der Name sagt, sondern {media_type}")
        }
        Refusal::ManyFiles(most) => format!("Es sind mehr als {most} Dateien"),
        Refusal::NotThere => {
            "Eine Datei ist nicht da, gehört jemand anderem oder wurde schon gesendet".to_owned()
        }
        Refusal::Infected { name, signature } => {
            format!("{name} wurde gesperrt: Der Virenscanner hat {signature} gefunden.")
        }
        Refusal::NotScannedYet => {
            "Diese Datei wird noch auf Viren geprüft. Versuchen Sie es gleich noch einmal.".to_owned()
        }
        Refusal::StorageAway => {
            "Dateien können gerade nicht gespeichert oder gelesen werden. Nichts wurde halb behalten; versuchen Sie es gleich noch einmal.".to_owned()
        }
        Refusal::OutOfBounds(most) => format!("ist keine Zahl von 1 bis {most}"),
        Refusal::NotAPicture => "ist kein Bild".to_owned(),
        Refusal::NotATypeList => "ist keine Liste von Arten wie image/png".to_owned(),
    }
}
