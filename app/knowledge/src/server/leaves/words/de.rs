//! German.

use super::Words;

pub(super) const WORDS: Words = Words {
    search: "Suche",
    results_for: |words| format!("Ergebnisse für „{words}“"),
    found_nothing: "Nirgends stehen diese Wörter",
    found_nothing_hint: "Versuchen Sie weniger oder andere Wörter, oder schreiben Sie uns: Ein Mensch antwortet.",
    help: "Hilfe",
    faq_title: "Fragen, die viele haben",
    no_faq: "Noch keine Fragen",
    no_faq_hint: "Was viele fragen, wird hier beantwortet.",
    categories: "Themen",
    articles: |count| format!("{count} Artikel"),
    popular: "Am meisten gelesen",
    recent: "Zuletzt geändert",
    empty_category: "Hier steht noch nichts",
    empty_category_hint: "Artikel zu diesem Thema stehen hier, sobald sie geschrieben sind.",
    updated: "Geändert",
    minutes: |minutes| format!("{minutes} Min. Lesezeit"),
    contents: "Auf dieser Seite",
    stale: "Das Original dieses Artikels wurde seit der Übersetzung geändert. Manches hier kann veraltet sein.",
    other_languages: "Auch auf",
    for_agents: "Nur der Support kann dies lesen",
    for_signed_in: "Nur angemeldete Personen können dies lesen",
    related: "Verwandtes",
    still_stuck: "Hängen Sie noch fest?",
    still_stuck_hint: "Erzählen Sie uns, was geschehen ist. Ein Mensch antwortet.",
    write_to_us: "Schreiben Sie uns",
    edit: "Bearbeiten",
    what_happened: "Was geschah",
    what_helped: "Was half",
};
