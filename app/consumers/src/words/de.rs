//! German.

use super::Words;

pub(super) const WORDS: Words = Words {
    title: "Zurückgestellte Ereignisse",
    changes: "Ereignisse, mit denen ein Teil von Porchlight nicht umgehen konnte: noch einmal versuchen.",
    keywords: "Ereignis Zustellung gescheitert wiederholen",
    lead: "An jedem davon ist ein Teil von Porchlight gescheitert, bis seine Versuche erschöpft waren. Beheben Sie die Ursache und starten Sie es dann neu.",
    none: "Nichts wurde zurückgestellt",
    none_hint: "Ereignisse, auf die ein Teil von Porchlight nicht reagieren kann, warten hier auf Sie.",
    consumer: "Empfänger",
    kind: "Ereignis",
    topic: "Wovon",
    attempts: "Versuche",
    last_error: "Letzte Meldung",
    set_aside: "Zurückgestellt",
    run_again: "Neu starten",
    waiting: |count| match count {
        0 => "Kein Ereignis wartet auf einen weiteren Versuch.".to_owned(),
        1 => "Ein Ereignis wartet auf einen weiteren Versuch.".to_owned(),
        count => format!("{count} Ereignisse warten auf einen weiteren Versuch."),
    },
};
