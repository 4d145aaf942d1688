//! The demo's bad week: something was wrong with the checkout some days ago, until it was mended. Its worst day is unlike
//! others, and nothing else is.

use base::{
    Locale,
    chrono::{Days, NaiveTime, TimeDelta},
    server::{Actor, Ctx, Result},
};

use super::submit;
use crate::{FeedbackKind, NewFeedback, server::analysis::find_anomalies};

/// Days ago, the hour, a rating, the words, the language, the tags.
type Told = (u64, i64, i16, &'static str, Locale, &'static [&'static str]);

/// What was said, the oldest first. On the worst day no feeling and no tag is as frequent as the place alone.
const TOLD: [Told; 13] = {
    use Locale::{De, En};
    [
        (6, 9, 2, "The page where one pays came up empty at first.", En, &["payment"]),
        (6, 15, 3, "", En, &[]),
        (5, 10, 2, "Der Knopf am Ende tut erst beim dritten Mal etwas.", De, &[]),
        (5, 17, 4, "", De, &[]),
        (4, 8, 3, "", En, &[]),
        (4, 13, 2, "I had to type my address again.", En, &["address"]),
        (3, 8, 1, "The card was refused, although it works everywhere else.", En, &["payment"]),
        (3, 9, 2, "Nach dem letzten Schritt kam eine leere Seite.", De, &[]),
        (3, 10, 3, "", En, &[]),
        (3, 11, 1, "I paid and got no confirmation.", En, &["payment"]),
        (3, 13, 2, "The discount is gone after one step back.", En, &["discount"]),
        (3, 15, 3, "", De, &[]),
        (2, 11, 4, "It works again. Somebody even wrote to me.", En, &["support"]),
    ]
};
/// What all of it is about.
const CONTEXT: &str = "Checkout";

/// Tells it, and has each day looked at once it is over.
///
/// # Errors
/// When the database refuses.
pub(super) async fn seed_bad_week(ctx: &Ctx) -> Result<()> {
    // A clock of its own, so that nobody else's time is moved.
    let ctx = &ctx.on_its_own_clock();
    let today = ctx.now().date_naive();
    for (place, (ago, hour, rating, comments, locale, tags)) in TOLD.into_iter().enumerate() {
        let midnight = today.checked_sub_days(Days::new(ago)).unwrap_or(today).and_time(NaiveTime::MIN);
        ctx.clock.advance(midnight.and_utc() + TimeDelta::hours(hour) - ctx.now());
        let draft = NewFeedback {
            kind: if comments.is_empty() { FeedbackKind::Quick } else { FeedbackKind::Detailed },
            rating: Some(rating),
            context: CONTEXT.to_owned(),
            comments: Some(comments.to_owned()),
            tags: Some(tags.iter().map(|tag| (*tag).to_owned()).collect()),
            locale,
            ..NewFeedback::default()
        };
        submit(ctx, &Actor::Anonymous, None, draft).await?;
        if TOLD.get(place + 1).is_none_or(|next| next.0 != ago) {
            ctx.clock.advance(midnight.and_utc() + TimeDelta::days(1) - ctx.now());
            find_anomalies(ctx).await?;
        }
    }
    Ok(())
}
