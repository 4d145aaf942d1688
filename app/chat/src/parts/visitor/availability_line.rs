//! Whether somebody is there, in honest words.

use leptos::prelude::*;

use super::visit_state::VisitState;
use crate::{Availability, WaitInterval, browser::opening_day, words::VisitorWords};

/// The line.
#[component]
pub(super) fn AvailabilityLine(state: VisitState, words: &'static VisitorWords) -> impl IntoView {
    let is_there =
        move || state.visit.read().availability.is_open && state.visit.read().availability.has_agents;
    view! {
        <p class="availability" class:availability--there=is_there role="status">
            {move || said(state, words)}
        </p>
    }
}

fn said(state: VisitState, words: &'static VisitorWords) -> String {
    let visit = state.visit.read();
    match &visit.availability {
        Availability { is_open: true, has_agents: true, wait: Some(wait), .. } => {
            (words.usually_within)(waiting_minutes(*wait))
        }
        Availability { is_open: true, has_agents: true, wait: None, .. } => words.somebody_is_here.to_owned(),
        Availability { is_open: true, has_agents: false, .. } => words.nobody_is_free.to_owned(),
        Availability { opens_at: Some(at), .. } => {
            let (now, at) = (state.clocks.of(visit.now), state.clocks.of(*at));
            (words.closed_until)(&(words.opening)(&opening_day(&now, &at), &at))
        }
        Availability { opens_at: None, .. } => words.closed.to_owned(),
    }
}

/// Whole minutes, at least and at most; both are 1 where it takes less than one.
pub(super) fn waiting_minutes(wait: WaitInterval) -> (i64, i64) {
    let to = ((wait.to_seconds + 59) / 60).max(1);
    ((wait.from_seconds / 60).clamp(1, to), to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_said_in_whole_minutes_and_never_as_none() {
        for (from_seconds, to_seconds, minutes) in
            [(0, 0, (1, 1)), (5, 40, (1, 1)), (125, 290, (2, 5)), (300, 300, (5, 5)), (30, 121, (1, 3))]
        {
            assert_eq!(waiting_minutes(WaitInterval { from_seconds, to_seconds }), minutes);
        }
    }
}
