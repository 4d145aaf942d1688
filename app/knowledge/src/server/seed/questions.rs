//! The demo's questions.

use base::{
    Language,
    server::{Actor, Ctx, Result},
};

use crate::{
    FaqDraft,
    server::{create_faq_item, publish_faq},
};

/// Language, heading, question, answer.
const QUESTIONS: [[&str; 4]; 9] = [
    [
        "en",
        "Lamps",
        "Which bulb fits?",
        "An ordinary E27 of at most **9 watts**. [How to change it](/help/articles/change-the-bulb).",
    ],
    [
        "en",
        "Lamps",
        "Does a lamp need the internet?",
        "No. It talks to your phone, and to your own network if you allow it.",
    ],
    [
        "en",
        "Lamps",
        "How many lamps can one phone have?",
        "As many as you like. From ten on, give them rooms.",
    ],
    [
        "en",
        "Orders",
        "How long does delivery take?",
        "Two to four working days within the country, five to nine abroad.",
    ],
    [
        "en",
        "Orders",
        "Can I send a lamp back?",
        "Within thirty days, whatever the reason. Write to us and we send a label.",
    ],
    [
        "en",
        "Orders",
        "Where is my invoice?",
        "In your account under **Orders**, from the day your order left.",
    ],
    ["de", "Lampen", "Welche Birne passt?", "Eine gewöhnliche E27 mit höchstens **9 Watt**."],
    [
        "de",
        "Lampen",
        "Braucht eine Lampe das Internet?",
        "Nein. Sie spricht mit dem Telefon, und mit dem eigenen Netz, wenn man es erlaubt.",
    ],
    [
        "de",
        "Bestellungen",
        "Wie lange dauert die Lieferung?",
        "Zwei bis vier Werktage im Inland, fünf bis neun ins Ausland.",
    ],
];

/// Writes and publishes them.
pub(super) async fn seed_questions(ctx: &Ctx, writer: &Actor) -> Result<()> {
    for (position, [locale, category, question, answer]) in (0..).zip(QUESTIONS) {
        let draft = FaqDraft {
            locale: Language::parse(locale).unwrap_or_else(Language::english),
            category: category.to_owned(),
            position,
            question: question.to_owned(),
            answer_markdown: answer.to_owned(),
            is_draft: false,
        };
        create_faq_item(ctx, writer, draft, None).await?;
    }
    for locale in ["en", "de"].into_iter().filter_map(Language::parse) {
        publish_faq(ctx, writer, &locale).await?;
    }
    Ok(())
}
