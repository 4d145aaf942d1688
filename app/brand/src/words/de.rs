//! German.

use super::{Words, notes};
use crate::{AddressProblem, Theme};

pub(super) const WORDS: Words = Words {
    title: "Auftritt",
    lead: "Ihr Name, Ihre Farbe und Ihre Begrüßung, auf jeder Seite, die jemand sieht.",
    changes: "Name, Farbe, Begrüßung und die Links am Fuß, für alle, die kommen.",
    keywords: "Marke Logo Akzent Thema Impressum Datenschutz Fußzeile Kopfzeile Willkommen",
    name: "Name",
    name_hint: "Im Kopf und im Titel jeder Seite.",
    logo: "Logo",
    logo_hint: "Ein Bild neben dem Namen, auf jeder Seite: am besten quadratisch. Was geschickt wird, tritt an die Stelle des bisherigen.",
    use_logo: "Als Logo verwenden",
    remove_logo: "Logo abnehmen",
    colour: "Farbe",
    own_colour: "Eine eigene Farbe",
    colour_code: "Code, etwa #0a7d4b",
    pick: "Farbe wählen",
    greeting: "Begrüßung",
    own_greeting: "Wie können wir helfen?",
    footer_links: "Links am Fuß",
    footer_links_hint: "Impressum, Datenschutz, Ihr Laden: https://, mailto: oder ein Pfad mit / am Anfang. Lassen Sie beide Felder eines Links leer, um ihn zu entfernen.",
    link_title: "Titel",
    link_address: "Adresse",
    save: "Speichern",
    saved: "Gespeichert. In einer Sekunde sehen es alle.",
    preview: "Vorschau",
    light: "Auf hellen Seiten",
    dark: "Auf dunklen Seiten",
    a_button: "Schreiben Sie uns",
    what_is_new: "Was neu oder gewählt ist",
    addresses: "Adressen",
    addresses_change: "Wo man den Support und die Hilfeseiten erreicht.",
    addresses_lead: "Sie werden dort gesetzt, wo Porchlight läuft, nicht hier: Eine Seite kann sich nicht selbst umziehen.",
    addresses_how: "Für eine eigene Adresse lassen Sie ihren Namen (CNAME- oder A-Eintrag) auf diesen Server zeigen, geben Ihrem Proxy ein Zertifikat dafür, setzen PUBLIC_URL darauf und starten neu. HELP_URL gibt den Hilfeseiten eine andere Adresse auf demselben Server.",
    not_set: "nicht gesetzt: dieselbe wie PUBLIC_URL",
    address_problem: |problem| match problem {
        AddressProblem::PublicUrlIsLocal => {
            "PUBLIC_URL nennt diesen Rechner oder sein eigenes Netz: Von anderswo kommt niemand hin."
        }
        AddressProblem::PublicUrlIsNotHttps => {
            "PUBLIC_URL ist nicht https: Passwörter reisen unverschlüsselt."
        }
        AddressProblem::HelpUrlIsNotHttps => {
            "HELP_URL ist nicht https: Was man liest, reist unverschlüsselt."
        }
        AddressProblem::AskedElsewhere => {
            "Sie haben diese Seite unter einer anderen Adresse geöffnet, als PUBLIC_URL und HELP_URL nennen, oder Ihr Proxy reicht den Header Host nicht weiter. Formulare, die dort abgeschickt werden, werden abgelehnt."
        }
    },
    colour_notes: |palette| {
        notes(palette, |theme, ratio, shown, now| {
            let pages = if theme == Theme::Light { "hellen" } else { "dunklen" };
            format!(
                "Auf {pages} Seiten hat die Farbe einen Kontrast von {ratio}:1, weniger als 3:1. Dort wird {shown} gezeigt, mit {now}:1."
            )
        })
    },
};
