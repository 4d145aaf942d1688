//! What the demo's customers ask a small maker of lamps, and how it goes on.

use base::server::SeededRng;

use crate::Priority;

/// A line of a conversation.
pub(super) enum Line {
    /// The customer says it.
    Asks(&'static str),
    /// The desk says it.
    Answers(&'static str),
    /// The desk notes it.
    Notes(&'static str),
}

use Line::{Answers, Asks, Notes};

/// A conversation that several customers have, with `{…}` where they differ.
pub(super) struct Story {
    pub subject: &'static str,
    pub category: &'static str,
    pub priority: Priority,
    pub tag: &'static str,
    pub description: &'static str,
    pub lines: &'static [Line],
}

/// What stands in the places where conversations differ.
pub(super) struct Filling {
    lamp: &'static str,
    room: &'static str,
    order: i64,
}

impl Filling {
    pub(super) fn any(chance: &mut SeededRng) -> Self {
        Self {
            lamp: chance.pick::<&str>(&LAMPS),
            room: chance.pick::<&str>(&ROOMS),
            order: 40_000 + chance.below(9_000),
        }
    }

    pub(super) fn of(&self, text: &str) -> String {
        text.replace("{lamp}", self.lamp)
            .replace("{room}", self.room)
            .replace("{order}", &format!("L-{}", self.order))
    }
}

/// Every story.
pub(super) const STORIES: [Story; 20] = [
    Story {
        subject: "The {lamp} flickers after an hour",
        category: "technical-issue",
        priority: Priority::Medium,
        tag: "hardware",
        description: "Hello,\n\nour {lamp} in the {room} starts to flicker about an hour after we switch it on. Off and on again helps for a few minutes.\n\nThe order was {order}. We changed the bulb already.",
        lines: &[
            Answers(
                "Thank you for trying another bulb first, that saves us both a round.\n\nDoes it flicker at every brightness, or only when dimmed? And is there a label with a date under the foot?",
            ),
            Asks("Only when dimmed below half. The label says 2025-11."),
            Notes("Series 2025-11 has the weak driver, see the notice of May. Replace, no return needed."),
            Answers(
                "That explains it: a driver from that month runs too warm when dimmed. A new one is on its way to you, and you can keep or recycle the old lamp.",
            ),
            Asks("Arrived today and it is steady. Thank you for being so quick."),
        ],
    },
    Story {
        subject: "Invoice for {order} has the old address",
        category: "billing",
        priority: Priority::Low,
        tag: "invoice",
        description: "We moved in spring and the invoice for {order} still shows the old address. Our accountant needs it with the new one. Can you send a corrected copy?",
        lines: &[
            Answers(
                "Of course. Please tell me the address as it should stand there, and I will issue a correction today.",
            ),
            Asks("Lindenweg 14, 8400 Winterthur. The rest is right."),
            Answers(
                "Done: the corrected invoice is in your account, and I changed the address for what comes next.",
            ),
        ],
    },
    Story {
        subject: "Cannot sign in since the weekend",
        category: "account-issue",
        priority: Priority::High,
        tag: "sign-in",
        description: "Since Saturday the app says that my password is wrong. I did not change it. The reset mail does not arrive either, also not in spam.",
        lines: &[
            Notes("Two reset mails bounced: mailbox full."),
            Answers(
                "I can see that our mails to you come back because your mailbox is full. Could you make some room there and then ask for the reset again?",
            ),
            Asks("Oh. That was it, I am in again."),
        ],
    },
    Story {
        subject: "Can the {lamp} be dimmed from the app?",
        category: "general-inquiry",
        priority: Priority::Low,
        tag: "question",
        description: "Before I order: can the {lamp} be dimmed from the app, or only at the lamp? And does that need the bridge?",
        lines: &[
            Answers(
                "Both work. At the lamp you turn the ring; in the app you need the bridge, which comes with the set and can be had alone.",
            ),
            Asks("Clear, thank you. Then I take the set."),
        ],
    },
    Story {
        subject: "Parcel for {order} says delivered, nothing here",
        category: "general-inquiry",
        priority: Priority::High,
        tag: "shipping",
        description: "The tracking of {order} says that it was delivered yesterday at noon. I was at home the whole day and the neighbours do not have it either.",
        lines: &[
            Answers(
                "That is annoying, and it is ours to solve. I have asked the carrier for the proof of delivery and you will hear from me tomorrow by noon, whatever they say.",
            ),
            Notes("Carrier case 77120. Photo shows another door."),
            Answers(
                "Their photo shows a door that is not yours. I am sending everything again today by another carrier; you owe nothing and need to do nothing.",
            ),
            Asks("It came this morning. You turned a bad start into a good one."),
        ],
    },
    Story {
        subject: "Schedule switches the {room} off an hour early",
        category: "bug-report",
        priority: Priority::Medium,
        tag: "app",
        description: "1. I set the {room} to go off at 23:00.\n2. It goes off at 22:00.\n\nSince the clocks changed. All other schedules are right.",
        lines: &[
            Answers(
                "Thank you for the exact steps. We can see it here too: schedules from before the change of the clocks keep the old hour.\n\nUntil it is fixed, saving the schedule again helps.",
            ),
            Notes("Confirmed on 4.2.1, goes to the app team."),
            Asks("Saving it again did help. I am curious when it is fixed."),
            Answers("The fix is in 4.2.2, which is in the stores now."),
        ],
    },
    Story {
        subject: "Please add a sunrise mode",
        category: "feature-request",
        priority: Priority::Low,
        tag: "wish",
        description: "I would love to be woken by the {lamp}: slowly brighter over half an hour, warm at first. All the parts for it seem to be there.",
        lines: &[Answers(
            "You are not alone with that wish, and I like it too. I added your words to it so that the people who plan the app read them. I will write here when there is news.",
        )],
    },
    Story {
        subject: "Charged twice for {order}",
        category: "billing",
        priority: Priority::Urgent,
        tag: "payment",
        description: "My card shows two charges of the same amount for {order}, one minute apart. Please take one back.",
        lines: &[
            Notes("Second one is a lapsed authorisation, not a charge. Falls away by itself within 3 days."),
            Answers(
                "I looked at both: only one was booked. The other is a reservation that your bank lets go by itself, usually within three days. If it is still there on Friday, write here and I call them with you.",
            ),
            Asks("It is gone today. Thanks for explaining it so that I understand."),
        ],
    },
    Story {
        subject: "Bridge does not find the {lamp}",
        category: "technical-issue",
        priority: Priority::Medium,
        tag: "bridge",
        description: "The bridge blinks blue for ten minutes and then gives up. The {lamp} is a metre away. I held the ring for five seconds as the leaflet says.",
        lines: &[
            Answers(
                "The leaflet is too optimistic. Could you try this?\n\n1. Hold the ring for **ten seconds**.\n2. Wait until the lamp blinks *twice*.\n3. Press the button of the bridge.",
            ),
            Asks("Ten seconds, two blinks, found at once."),
            Notes("Third one this month. The leaflet needs a new line."),
        ],
    },
    Story {
        subject: "Return of {order}",
        category: "general-inquiry",
        priority: Priority::Medium,
        tag: "return",
        description: "The {lamp} is lovely but too large for the {room}. It was only switched on once. How do I send it back?",
        lines: &[
            Answers(
                "No trouble. The label is attached to your order in the account; any post office takes the parcel. The money is back with you within five days of its arrival.",
            ),
            Asks("Sent today, number 99 5512 0031."),
        ],
    },
    Story {
        subject: "App closes when I open the scenes",
        category: "bug-report",
        priority: Priority::High,
        tag: "app",
        description: "Since the update the app closes by itself as soon as I tap on scenes. Phone restarted, app installed again, same thing.",
        lines: &[
            Answers(
                "I am sorry for that. Which phone and which version of its system do you use? Then we can see it on the same one here.",
            ),
            Asks("A five years old one, system 12."),
            Notes(
                "Crash on system 12 and older, reproduced:\n\n```\nScenesView: missing key 'tint' in scene 0\n```",
            ),
            Answers(
                "Found it, and it only happens on systems before 13. A corrected version is being tested and will be in the store this week.",
            ),
        ],
    },
    Story {
        subject: "Spare shade for the {lamp}",
        category: "general-inquiry",
        priority: Priority::Low,
        tag: "parts",
        description: "The cat won. Can I buy just the shade of the {lamp}, in the lighter colour?",
        lines: &[
            Answers(
                "Greetings to the cat. The shade can be had alone; I reserved a light one for you and sent the link to your account.",
            ),
            Asks("Ordered. The cat is watching the parcel already."),
        ],
    },
    Story {
        subject: "Forty lamps for an office",
        category: "general-inquiry",
        priority: Priority::Medium,
        tag: "business",
        description: "We are fitting out an office with 40 desks and like the {lamp}. Is there a price for that number, and could you deliver in two parts?",
        lines: &[
            Notes("Passed to sales, but answered first."),
            Answers(
                "Both is possible. My colleague for larger orders writes an offer today; may she call you at the number in your account?",
            ),
            Asks("Yes, best before ten."),
        ],
    },
    Story {
        subject: "Change the owner of our account",
        category: "account-issue",
        priority: Priority::Medium,
        tag: "account",
        description: "Our facility manager left and the account runs on his address. How do we move it to somebody else without losing the rooms?",
        lines: &[
            Answers(
                "Rooms and scenes stay. For your safety I need a line from an address of your company that stands on the invoice; then I move it while we write.",
            ),
            Asks("I just wrote from accounting@, as on the invoice."),
            Answers("It came, and the account is yours. Please set a new password at the next sign-in."),
        ],
    },
    Story {
        subject: "Light hums at night",
        category: "technical-issue",
        priority: Priority::Low,
        tag: "hardware",
        description: "When everything is quiet in the {room} the {lamp} hums a little, even when it is off. Is that dangerous?",
        lines: &[Answers(
            "It is not dangerous: a coil in the adapter sings when it has nothing to do. It should not be audible, though. I am sending you another adapter.",
        )],
    },
    Story {
        subject: "Voucher is not accepted",
        category: "billing",
        priority: Priority::Medium,
        tag: "voucher",
        description: "The voucher from your letter says that it is not valid when I enter it. It should be good until the end of the year.",
        lines: &[
            Answers(
                "The zeros in that code are the letter O, which we should never have printed. With O it works; I tried it just now.",
            ),
            Asks("Ha. It works."),
        ],
    },
    Story {
        subject: "Delete my account",
        category: "account-issue",
        priority: Priority::Medium,
        tag: "privacy",
        description: "Please delete my account and everything that you have about me. I do not use the lamps any more.",
        lines: &[Answers(
            "We will. Invoices have to be kept by law, without them everything goes. Shall I start? It cannot be undone.",
        )],
    },
    Story {
        subject: "Garden light lets water in",
        category: "technical-issue",
        priority: Priority::High,
        tag: "hardware",
        description: "After the storm there is water behind the glass of two of the four garden lights from {order}. They still work, but for how long?",
        lines: &[
            Answers(
                "Please switch those two off at the fuse until they are replaced. New ones leave us today.\n\nWould you send us a photo of the seal? It helps us to find out why.",
            ),
            Asks("They are off. The seal sits askew on both."),
            Notes("Seal askew: the batch from the second supplier. Quality is told."),
        ],
    },
    Story {
        subject: "Can I use a colour bulb in the {lamp}?",
        category: "general-inquiry",
        priority: Priority::Low,
        tag: "question",
        description: "Is it safe to put a colour bulb of another maker into the {lamp}? It is E27 and 9 W.",
        lines: &[Answers(
            "Yes: up to **12 W** are fine there. Our ring cannot dim bulbs that have their own dimming, so switch that off in the lamp's settings.",
        )],
    },
    Story {
        subject: "Nothing happens when I pay",
        category: "bug-report",
        priority: Priority::Urgent,
        tag: "checkout",
        description: "I press pay, the button turns grey, and nothing happens. I tried two cards. The basket is still full.",
        lines: &[
            Notes("Payment provider was down from 9:10 to 9:40."),
            Answers(
                "Our payment provider had trouble this morning, which is over now. Nothing was charged. Would you try once more? Shipping is on us for the wait.",
            ),
            Asks("Went through now."),
        ],
    },
];

/// What stands for `{lamp}`.
const LAMPS: [&str; 6] = [
    "Dusk floor lamp",
    "Ember table lamp",
    "Harbor pendant",
    "Wren reading light",
    "Tide wall light",
    "Juno desk lamp",
];
/// What stands for `{room}`.
const ROOMS: [&str; 6] = ["kitchen", "hallway", "bedroom", "study", "living room", "workshop"];
/// The demo's customers beside the cast.
pub(super) const CUSTOMERS: [&str; 18] = [
    "Dana Whitfield",
    "Emeka Obi",
    "Freya Lindqvist",
    "Goran Petrović",
    "Hana Sato",
    "Iván Morales",
    "Jules Renard",
    "Katya Orlova",
    "Leila Haddad",
    "Marek Nowak",
    "Noor van Dijk",
    "Oisín Byrne",
    "Priya Nair",
    "Quentin Marsh",
    "Rosa Almeida",
    "Samir Aziz",
    "Tove Hansen",
    "Uma Krishnan",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_story_is_told_with_a_hole_in_it() {
        let fill = Filling::any(&mut SeededRng::new(1));
        for story in &STORIES {
            let lines = story.lines.iter().map(|line| match line {
                Asks(text) | Answers(text) | Notes(text) => *text,
            });
            for text in [story.subject, story.description].into_iter().chain(lines) {
                assert!(!fill.of(text).contains(['{', '}']), "{text}");
            }
        }
    }
}
