//! The demo's rules: what an admin of a lamp shop would have written.

use base::server::{Ctx, Result};
use domain::server::Demo;

use super::add_tag_rule;
use crate::TagRuleDraft;

/// A tag and its words.
const RULES: [(&str, &[&str]); 5] = [
    ("delivery", &["parcel*", "courier*", "delivery", "lieferung", "paket*", "التوصيل", "الطلبية"]),
    ("payment", &["paid", "pay", "card was charged", "invoice", "zahlung", "rechnung", "abgebucht"]),
    ("damage", &["broken", "cracked", "scratched", "sprung", "kaputt", "zerbrochen"]),
    ("returns", &["return*", "refund*", "send it back", "rücksendung", "zurückschicken", "أعيد"]),
    ("praise", &["thank you", "exactly as", "wonderful", "vielen dank", "شكرا*"]),
];

/// Writes them, before the feedback is given that they meet.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn seed_tag_rules(ctx: &Ctx, demo: &Demo) -> Result<()> {
    for (tag, words) in RULES {
        let words = words.iter().map(|word| (*word).to_owned()).collect();
        let draft = TagRuleDraft { tag: tag.to_owned(), words, ..TagRuleDraft::default() };
        add_tag_rule(ctx, &demo.admin, draft).await?;
    }
    Ok(())
}
