//! Whether somebody is there.

use base::{
    Locale,
    server::{Ctx, Result},
};
use settings::server::read;

use super::{
    greeting::greeting, office_hours::OfficeHours, presence::has_agents, waiting_times::wait_interval,
};
use crate::{Availability, ChatForm, ChatSettings};

/// Whether the house chats, whether it is open, whether anybody is there, and what is asked.
///
/// # Errors
/// When the database refuses.
#[tracing::instrument(name = "chat.availability", skip_all)]
pub async fn availability(ctx: &Ctx, locale: Locale) -> Result<Availability> {
    let (settings, now) = (read::<ChatSettings>(ctx).await?, ctx.now());
    let hours = OfficeHours::of(&settings.hours);
    let is_open = hours.as_ref().is_none_or(|hours| hours.is_open(now));
    let mut reader = ctx.read().await?;
    let has_agents = has_agents(&mut reader, now, None).await?;
    let wait = wait_interval(&mut reader, now, None).await?;
    reader.release();
    let said = if settings.greeting.is_empty() { greeting(locale) } else { &settings.greeting };
    Ok(Availability {
        is_enabled: settings.is_enabled,
        is_open,
        opens_at: hours.filter(|_| !is_open).and_then(|hours| hours.next_open(now)),
        has_agents,
        wait,
        greeting: said.to_owned(),
        form: ChatForm {
            name: settings.ask_name,
            email: settings.ask_email,
            question: settings.ask_question,
            topics: settings.topics.iter().map(|topic| topic.label.clone()).collect(),
        },
    })
}
