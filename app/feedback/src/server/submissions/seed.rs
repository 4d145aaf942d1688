//! The demo's feedback: what the buyers of lamps said over the last weeks, in three languages, and what the desk made of it.

use base::{
    Locale,
    chrono::TimeDelta,
    server::{Actor, Ctx, Result},
};
use domain::server::Demo;

use super::{change, seed_bad_week::seed_bad_week, submit};
use crate::{FeedbackChange, FeedbackKind, FeedbackStatus, NewFeedback, server::analysis::seed_tag_rules};

/// Hours ago, a rating, what it is about, the words, the tags, the language, and whether a customer signs it.
type Told = (i64, Option<i16>, &'static str, &'static str, &'static [&'static str], Locale, bool);

const CHECKOUT: &str = "Checkout";
const HELP: &str = "Help center";
const DELIVERY: &str = "Delivery";
const SHOP: &str = "Shop";

/// What was said, the oldest first.
const TOLD: [Told; 30] = {
    use Locale::{Ar, De, En};
    [
        (760, Some(4), SHOP, "", &[], En, false),
        (
            735,
            Some(2),
            DELIVERY,
            "The parcel came a week late, and nobody told me why.",
            &["delivery", "late"],
            En,
            true,
        ),
        (
            712,
            Some(5),
            HELP,
            "I found how to change the bulb in a minute. Thank you for the drawing.",
            &["articles"],
            En,
            false,
        ),
        (
            690,
            Some(1),
            DELIVERY,
            "Die Lampe kam mit einem Sprung im Schirm an.",
            &["delivery", "damage"],
            De,
            true,
        ),
        (655, Some(3), CHECKOUT, "", &[], De, false),
        (622, Some(5), SHOP, "", &[], En, false),
        (
            600,
            Some(2),
            CHECKOUT,
            "The discount code was refused twice and taken the third time.",
            &["checkout", "discount"],
            En,
            false,
        ),
        (
            571,
            Some(4),
            HELP,
            "Gut erklärt, nur das Bild zum Dimmer fehlt.",
            &["articles", "dimmer"],
            De,
            false,
        ),
        (540, None, SHOP, "Please offer the floor lamp in green as well.", &["wish", "colours"], En, true),
        (505, Some(5), DELIVERY, "وصلت الطلبية في اليوم التالي، شكرًا لكم.", &["delivery"], Ar, false),
        (
            480,
            Some(1),
            CHECKOUT,
            "I was asked to pay twice. The second time I gave up.",
            &["checkout", "payment"],
            En,
            false,
        ),
        (452, Some(4), SHOP, "", &[], De, false),
        (430, Some(2), HELP, "لم أجد كيف أعيد المصباح.", &["returns"], Ar, false),
        (404, Some(5), HELP, "", &[], En, false),
        (
            377,
            Some(3),
            DELIVERY,
            "It came on time, but the box was far too large for one bulb.",
            &["delivery", "packaging"],
            En,
            true,
        ),
        (
            350,
            Some(2),
            CHECKOUT,
            "Die Zahlung per Rechnung ist gut versteckt.",
            &["checkout", "payment"],
            De,
            false,
        ),
        (322, Some(4), SHOP, "The filter by colour temperature is very helpful.", &["search"], En, false),
        (300, Some(1), DELIVERY, "Two lamps ordered, one lamp came.", &["delivery", "missing"], En, true),
        (274, Some(5), SHOP, "", &[], Ar, false),
        (246, Some(3), HELP, "", &[], En, false),
        (215, Some(5), HELP, "Eine echte Antwort nach zehn Minuten, am Sonntag.", &["support"], De, true),
        (
            190,
            Some(2),
            CHECKOUT,
            "The form forgot my address when I went back one step.",
            &["checkout"],
            En,
            false,
        ),
        (166, Some(4), DELIVERY, "", &[], En, false),
        (140, None, SHOP, "Ein Vergleich von zwei Lampen nebeneinander wäre schön.", &["wish"], De, false),
        (
            112,
            Some(1),
            CHECKOUT,
            "The card was charged, and the page said that it failed.",
            &["checkout", "payment"],
            En,
            true,
        ),
        (84, Some(5), DELIVERY, "The courier carried it up to the fourth floor.", &["delivery"], En, false),
        (60, Some(3), SHOP, "الصور جميلة، لكن المقاسات غير واضحة.", &["sizes"], Ar, false),
        (35, Some(4), HELP, "", &[], De, false),
        (
            14,
            Some(2),
            HELP,
            "The article about flickering does not say what to do with an old dimmer.",
            &["articles", "dimmer"],
            En,
            false,
        ),
        (3, Some(5), SHOP, "The desk lamp is exactly as warm as you said.", &["praise"], En, true),
    ]
};

/// What the desk made of some of it: how many hours ago it was said, and what became of it.
const ANSWERED: [(i64, FeedbackStatus, Option<&str>); 7] = [
    (735, FeedbackStatus::Done, Some("The courier now sends word when a parcel is late.")),
    (690, FeedbackStatus::Done, Some("A new shade was sent the same day.")),
    (600, FeedbackStatus::Planned, None),
    (571, FeedbackStatus::Done, Some("The picture of the dimmer is in the article.")),
    (540, FeedbackStatus::Declined, Some("Green was tried two years ago; nobody bought it.")),
    (480, FeedbackStatus::Planned, Some("Known to the makers of the checkout.")),
    (430, FeedbackStatus::Seen, None),
];

/// Tells all of it through the verbs themselves.
///
/// # Errors
/// When the database refuses.
pub async fn seed_feedback(ctx: &Ctx, demo: &mut Demo) -> Result<()> {
    // A clock of its own, so that nobody else's time is moved.
    let ctx = &ctx.on_its_own_clock();
    seed_tag_rules(ctx, demo).await?;
    let mut ago = TimeDelta::zero();
    for (place, told) in TOLD.into_iter().enumerate() {
        let (hours, rating, context, comments, tags, locale, is_named) = told;
        ctx.clock.advance(ago - TimeDelta::hours(hours));
        ago = TimeDelta::hours(hours);
        let customer = demo.customers.get(place % demo.customers.len().max(1));
        let giver = customer.filter(|_| is_named).cloned().unwrap_or_default();
        let draft = NewFeedback {
            kind: if comments.is_empty() { FeedbackKind::Quick } else { FeedbackKind::Detailed },
            rating,
            context: context.to_owned(),
            comments: Some(comments.to_owned()),
            tags: Some(tags.iter().map(|tag| (*tag).to_owned()).collect()),
            page_url: Some(format!("https://shop.example.com/{}", context.to_lowercase().replace(' ', "-"))),
            locale,
            ..NewFeedback::default()
        };
        let given = submit(ctx, &giver, None, draft).await?;
        let answered = ANSWERED.iter().find(|(said, ..)| *said == hours);
        if let (Some((_, status, note)), Some(agent)) = (answered, demo.agents.first()) {
            answer(ctx, agent, given.id, *status, *note).await?;
        }
    }
    seed_bad_week(ctx).await
}

/// The desk answers for it a day later.
async fn answer(
    ctx: &Ctx,
    agent: &Actor,
    id: crate::FeedbackId,
    status: FeedbackStatus,
    note: Option<&str>,
) -> Result<()> {
    let later = ctx.on_its_own_clock();
    later.clock.advance(ctx.now() - later.now() + TimeDelta::days(1));
    let note = note.map(|note| Some(note.to_owned()));
    change(&later, agent, id, FeedbackChange { status: Some(status), note, ..FeedbackChange::default() })
        .await?;
    Ok(())
}
