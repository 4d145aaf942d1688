//! Who else looks at what this page shows.

use std::time::Duration;

use base::UserId;
use leptos::prelude::*;

use super::Live;
use crate::Participant;

/// How often the others are told that this page is still here.
const HERE: Duration = Duration::from_secs(10);

/// After so many times without a word somebody is gone: a machine that lost its power says no farewell.
const GONE: u8 = 3;

/// The others who look at a topic.
#[derive(Clone, Copy)]
pub struct PresenceList {
    topic: StoredValue<String>,
    viewer: Option<UserId>,
    others: RwSignal<Vec<Other>>,
    live: Option<Live>,
}

struct Other {
    who: Participant,
    /// How often this page said that it is here since they did.
    silence: u8,
}

impl PresenceList {
    /// Of `viewer` at `topic`.
    pub fn of(topic: String, viewer: Option<UserId>) -> Self {
        Self {
            topic: StoredValue::new(topic),
            viewer,
            others: RwSignal::new(Vec::new()),
            live: use_context::<Live>(),
        }
    }

    /// Says to the others that the viewer is here, for as long as the calling component lives; it has to hear the topic
    /// already.
    pub fn say_here(self) {
        Effect::new(move || {
            self.tell();
            let again = set_interval_with_handle(move || self.still_here(), HERE);
            on_cleanup(move || {
                if let Ok(again) = again {
                    again.clear();
                }
            });
        });
    }

    /// Takes in who came, stayed or went.
    pub fn hear(self, who: Participant, is_here: bool) {
        if self.viewer.is_some_and(|viewer| viewer.0 == who.id) {
            return;
        }
        let mut is_new = false;
        self.others.update(|others| match others.iter().position(|other| other.who.id == who.id) {
            Some(place) if is_here => others[place].silence = 0,
            Some(place) => {
                others.remove(place);
            }
            None if is_here => {
                others.push(Other { who, silence: 0 });
                is_new = true;
            }
            None => {}
        });
        // Whoever comes has not heard who was here before.
        if is_new {
            self.tell();
        }
    }

    /// What the others are called, in the order in which they came. It changes with who is here, not with every word of them.
    pub fn names(self) -> Memo<Vec<String>> {
        Memo::new(move |_| {
            self.others.with(|others| others.iter().map(|other| other.who.name.clone()).collect())
        })
    }

    fn still_here(self) {
        self.tell();
        self.others.update(|others| {
            for other in &mut *others {
                other.silence += 1;
            }
            others.retain(|other| other.silence < GONE);
        });
    }

    fn tell(self) {
        if let Some(live) = self.live {
            live.say_here(&self.topic.get_value());
        }
    }
}
