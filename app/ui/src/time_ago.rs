//! A moment as people say it, exact on hover and in `datetime`.

use base::{DateTime, Utc, ago, chrono::SecondsFormat};
use leptos::prelude::*;

use crate::{exact_time, locale, words::words};

/// How long ago something was, seen from `now`: the server's when the page was made,
/// so that both sides write the same words.
#[component]
pub fn TimeAgo(
    /// The moment.
    at: DateTime<Utc>,
    /// From when it is seen.
    now: DateTime<Utc>,
) -> impl IntoView {
    let words = words(locale());
    view! {
        <time class="time-ago" dir="auto" datetime=at.to_rfc3339_opts(SecondsFormat::AutoSi, true) title=exact_time(at)>
            {(words.ago)(ago(at, now))}
        </time>
    }
}
