//! The demo's board: what people wish of the lamps and of the desk, told through the verbs themselves.

use base::{
    chrono::TimeDelta,
    server::{Ctx, Result, SeededRng},
};
use domain::server::Demo;

use super::{change, merge, suggest, vote};
use crate::{IdeaChange, IdeaMerge, IdeaStatus, NewIdea};

/// One of the demo's ideas.
struct Story {
    title: &'static str,
    body: &'static str,
    status: IdeaStatus,
    answer: &'static str,
    /// Of a hundred people, how many want it.
    wanted_by: i64,
}

const fn told(title: &'static str, body: &'static str, wanted_by: i64) -> Story {
    Story { title, body, status: IdeaStatus::UnderReview, answer: "", wanted_by }
}

const fn answered(story: Story, status: IdeaStatus, answer: &'static str) -> Story {
    Story { status, answer, ..story }
}

/// The last says the same as the first, and is merged into it.
const STORIES: [Story; 15] = [
    told(
        "A sunrise that wakes me",
        "The lamp could grow bright over **half an hour**, and warmer with it.",
        80,
    ),
    answered(
        told("Switch all lamps of a room at once", "One button for the reading corner would do.", 65),
        IdeaStatus::Shipped,
        "It is there: make a *group* under **Rooms**, and it has a switch of its own.",
    ),
    answered(
        told("Dim below five per cent", "For a child's room even the lowest step is bright.", 55),
        IdeaStatus::Started,
        "We test it with the new bulbs. Those from before cannot do it, sadly.",
    ),
    answered(
        told("A black cord", "The white one is the first thing one sees.", 40),
        IdeaStatus::Planned,
        "The floor lamp gets one in spring.",
    ),
    answered(
        told("Lamps that play music", "Why not, there is room in the foot.", 12),
        IdeaStatus::Declined,
        "We would rather make one thing well. There are good loudspeakers, and no cable of ours is in their way.",
    ),
    told(
        "Ask for a receipt without writing to anybody",
        "A list of my orders with a button would be enough.",
        35,
    ),
    told("Spare parts in the shop", "I only need the little screw of the shade.", 45),
    told("A remote for people who do not like phones", "", 50),
    told("Say in the help center which bulb fits which lamp", "A table, please.", 30),
    told("Opening hours of the chat in my own time zone", "", 20),
    answered(
        told("Arabic help pages", "My parents would read them.", 25),
        IdeaStatus::Shipped,
        "The first of them are there. Tell us which one you miss most.",
    ),
    told("A lamp with a battery", "For the balcony, two evenings long.", 60),
    told("Send lamps back without the box", "Who keeps a box that large?", 28),
    told("Let us choose the colour of the light by its number", "2 700 K says more to me than *warm*.", 18),
    told("Slow brightening in the morning", "Like a sunrise, before the alarm rings.", 22),
];

/// Suggests them over the last weeks, lets the demo's people vote, and answers.
///
/// # Errors
/// When the database refuses.
pub async fn seed_ideas(ctx: &Ctx, demo: &mut Demo) -> Result<()> {
    let Some(agent) = demo.agents.first() else { return Ok(()) };
    // A clock of its own, so that nobody else's time is moved.
    let ctx = &ctx.on_its_own_clock();
    ctx.clock.advance(TimeDelta::days(-45));
    let mut chance = SeededRng::new(11);
    let mut numbers = Vec::new();
    for story in &STORIES {
        ctx.clock.advance(TimeDelta::days(2));
        let author = chance.pick(&demo.customers);
        let draft = NewIdea { title: story.title.to_owned(), body: story.body.to_owned() };
        let number = suggest(ctx, author, draft, None).await?.number;
        for customer in &demo.customers {
            if chance.below(100) < story.wanted_by {
                vote(ctx, customer, number, true).await?;
            }
        }
        numbers.push(number);
    }
    for (number, story) in numbers.iter().zip(&STORIES).filter(|(_, story)| !story.answer.is_empty()) {
        ctx.clock.advance(TimeDelta::days(1));
        let (status, answer) = (Some(story.status), Some(story.answer.to_owned()));
        change(ctx, agent, *number, IdeaChange { status, answer, is_hidden: None }).await?;
    }
    if let [first, .., last] = numbers[..] {
        merge(ctx, agent, last, IdeaMerge { into: first }).await?;
    }
    Ok(())
}
