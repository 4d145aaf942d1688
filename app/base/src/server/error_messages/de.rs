//! German.

use super::Sentence;

/// Stands before the sentences of fields.
pub(super) const CHECK: &str = "Bitte prüfen Sie:";

pub(super) const SENTENCES: &[Sentence] = &[
    (
        "There is nothing here, or it is not yours to see.",
        "Hier ist nichts, oder es ist nicht für Sie bestimmt.",
    ),
    ("This address does not take that method.", "Diese Adresse nimmt diese Methode nicht an."),
    ("Sign in to go on.", "Melden Sie sich an, um fortzufahren."),
    ("That email and password do not belong together.", "E-Mail und Passwort gehören nicht zusammen."),
    ("Your role does not allow this.", "Ihre Rolle erlaubt das nicht."),
    ("That is more than can be taken at once.", "Das ist mehr, als auf einmal angenommen werden kann."),
    (
        "That was a lot at once. Try again in {} seconds.",
        "Das war viel auf einmal. Versuchen Sie es in {} Sekunden wieder.",
    ),
    (
        "Something in this cannot be kept: a character, a number or a date out of bounds.",
        "Etwas darin kann nicht gespeichert werden: ein Zeichen, eine Zahl oder ein Datum außerhalb der Grenzen.",
    ),
    (
        "Something went wrong on our side. Try again in a moment.",
        "Bei uns ist etwas schiefgegangen. Versuchen Sie es gleich noch einmal.",
    ),
    (
        "cannot be used for a new account. If it is yours, sign in",
        "kann nicht für ein neues Konto verwendet werden. Gehört sie Ihnen, melden Sie sich an",
    ),
    ("These words belong together already.", "Diese Wörter gehören schon zusammen."),
    ("{} has this ticket already.", "{} hat diese Anfrage schon."),
    (
        "Somebody changed this ticket meanwhile. Look at it as it is now.",
        "Jemand hat diese Anfrage inzwischen geändert. Sehen Sie sie an, wie sie jetzt ist.",
    ),
    ("A ticket that is {} cannot become {}.", "Eine Anfrage im Status „{}“ kann nicht „{}“ werden."),
    ("There is a category with this slug.", "Es gibt schon eine Kategorie mit dieser Kurzform."),
    (
        "Tickets have this category. Make it inactive instead.",
        "Anfragen haben diese Kategorie. Schalten Sie sie stattdessen ab.",
    ),
    (
        "Somebody changed this article meanwhile. Look at it as it is now.",
        "Jemand hat diesen Artikel inzwischen geändert. Sehen Sie ihn an, wie er jetzt ist.",
    ),
    (
        "{} is writing this article too. Nothing of yours is lost: compare, then go on.",
        "{} schreibt auch an diesem Artikel. Von Ihnen ist nichts verloren: Vergleichen Sie, dann machen Sie weiter.",
    ),
    ("An article that is {} cannot become {}.", "Ein Artikel im Zustand „{}“ kann nicht „{}“ werden."),
    (
        "Translations follow this article. Delete them first, or archive it.",
        "Übersetzungen folgen diesem Artikel. Löschen Sie erst diese, oder archivieren Sie ihn.",
    ),
    (
        "Another article has this address. Choose another one.",
        "Ein anderer Artikel hat diese Adresse. Wählen Sie eine andere.",
    ),
    ("The article is already written in this language.", "Den Artikel gibt es in dieser Sprache schon."),
    ("There is a category with this address.", "Es gibt schon ein Thema mit dieser Adresse."),
    (
        "Categories stand below this one, or its parent is gone.",
        "Unter diesem Thema stehen andere, oder das darüber gibt es nicht mehr.",
    ),
    (
        "Articles are in this category. Move them first.",
        "In diesem Thema stehen Artikel. Verschieben Sie sie zuerst.",
    ),
    ("Nothing changed since the last version.", "Seit der letzten Fassung hat sich nichts geändert."),
    (
        "this Idempotency-Key was used for another request",
        "Dieses Formular wurde schon anders gesendet. Laden Sie die Seite neu.",
    ),
    ("is required", "ist nötig"),
    ("is required for an article that people will read", "ist nötig, bevor Leute den Artikel lesen"),
    ("is required for a scheduled article", "ist nötig für einen eingeplanten Artikel"),
    (
        "has a character that turns the direction of the text",
        "hat ein Zeichen, das die Richtung des Textes umkehrt",
    ),
    ("has a character that cannot be stored", "hat ein Zeichen, das nicht gespeichert werden kann"),
    ("has more than {} characters", "hat mehr als {} Zeichen"),
    ("needs at least {} characters", "braucht mindestens {} Zeichen"),
    ("is not an email address", "ist keine E-Mail-Adresse"),
    ("has letters or digits", "hat Buchstaben oder Ziffern"),
    ("has a tag of more than {} characters", "hat ein Schlagwort mit mehr als {} Zeichen"),
    ("has more than {} tags", "hat mehr als {} Schlagwörter"),
    ("hold one that {}", "enthalten eines, das nicht geht: {}"),
    ("are more than 30", "sind mehr als 30"),
    ("is not one of the articles", "ist keiner der Artikel"),
    ("is not one of the categories", "ist keine der Kategorien"),
    ("stands below this category", "steht unter diesem Thema"),
    ("has a description of more than 200 characters", "hat eine Beschreibung mit mehr als 200 Zeichen"),
    ("has at least one name", "hat mindestens einen Namen"),
    ("is the name of an icon", "ist der Name eines Symbols"),
    ("is as deep as categories go", "ist so tief, wie Themen reichen"),
    ("has more than {} comments", "hat mehr als {} Kommentare"),
    ("has more than {} tags of HTML", "hat mehr als {} HTML-Tags"),
    ("has more than {} quotes in each other", "hat mehr als {} Zitate ineinander"),
    ("is another ticket than the one of the address", "ist eine andere Anfrage als die der Adresse"),
    ("is not a language tag", "ist kein Sprachkürzel"),
    ("cannot be read", "ist nicht lesbar"),
    ("cannot be read: {}", "ist nicht lesbar: {}"),
    ("has 2 to 20 words", "hat 2 bis 20 Wörter"),
    ("has more than {} words", "hat mehr als {} Wörter"),
    ("is another one than here", "ist hier ein anderer"),
    ("is the name of several; say which by its address", "heißen mehrere; nennen Sie die Adresse"),
    ("has no end: a line of three hyphens", "hat kein Ende: eine Zeile aus drei Bindestrichen"),
    ("is not a type of article", "ist keine Art von Artikel"),
    ("is not a visibility", "ist keine Sichtbarkeit"),
    ("is not a status", "ist kein Status"),
    ("is not a time like 2026-11-21T09:00:00Z", "ist keine Zeit wie 2026-11-21T09:00:00Z"),
    ("becomes a page of more than 4 MB", "wird eine Seite von mehr als 4 MB"),
    ("has no text", "hat keinen Text"),
    ("are single words, which {} is not", "sind einzelne Wörter, {} ist keines"),
    (
        "have one to four words each, which {} is not",
        "haben je ein bis vier Wörter, was auf {} nicht zutrifft",
    ),
    ("does not work at the desk", "gehört nicht zum Support"),
    (
        "has letters a to z, digits and single hyphens, at most 60",
        "hat Buchstaben a bis z, Ziffern und einzelne Bindestriche, höchstens 60",
    ),
    ("is not one of the states", "ist keiner der Zustände"),
    ("is not a person", "ist keine Person"),
    ("is not one of the priorities", "ist keine der Prioritäten"),
    ("is not one that a list gave", "kam aus keiner Liste"),
    (
        "There is no topic yet that an article could be in.",
        "Es gibt noch kein Thema, in dem ein Artikel stehen könnte.",
    ),
    ("This ticket is not resolved yet.", "Diese Anfrage ist noch nicht gelöst."),
    ("is not a PNG, JPEG, GIF or WebP", "ist kein PNG, JPEG, GIF oder WebP"),
];
