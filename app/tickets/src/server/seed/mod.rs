//! Fills a desk: the demo through the verbs themselves, a benchmark's database through `COPY`.

mod bulk;
mod stories;

pub use bulk::seed_bulk;

use base::{
    Role,
    chrono::TimeDelta,
    server::{Actor, Ctx, Result, SeededRng},
};
use domain::server::Demo;
use files::{
    FileId,
    server::{NewFile, keep_bytes},
};
use identity::server::seed_customers;

use self::stories::{Filling, Line, STORIES, Story};
use super::{change, claim, mark_read, open, reply};
use crate::{Change, NewMessage, NewTicket, Status, Ticket};

/// What some customers send along.
const PICTURE: &[u8] = include_bytes!("lamp.png");
/// Tickets of the demo.
const TICKETS: i64 = 200;
/// How far back they reach.
const DAYS: i64 = 60;

/// Tells the demo's stories over the last sixty days, ending in every state.
///
/// # Errors
/// When the database refuses.
pub(super) async fn seed_demo(ctx: &Ctx, demo: &mut Demo) -> Result<()> {
    let names = stories::CUSTOMERS.iter().map(|name| (*name).to_owned());
    let crowd = seed_customers(ctx, names).await?;
    let crowd = crowd.iter().zip(stories::CUSTOMERS);
    let crowd = crowd.map(|(id, name)| Actor::acting(ctx, *id, name, Role::Customer));
    demo.customers.splice(..0, crowd);
    // A clock of its own, so that nobody else's time is moved; every ticket is told from its opening on.
    let ctx = ctx.on_its_own_clock();
    let now = ctx.now();
    let mut chance = SeededRng::new(7);
    for place in 0..TICKETS {
        // Later days are busier, and no two tickets share a minute.
        let left = (TICKETS - place) * DAYS * 1_440 / TICKETS;
        let opened = now - TimeDelta::minutes((left * left / (DAYS * 1_440)).max(3) + chance.below(7));
        let customer = chance.pick(&demo.customers);
        // The last of the cast's customers waits for the tour of a newcomer; everybody else gets an agent.
        let agent = chance.pick(&demo.agents);
        let fill = Filling::any(&mut chance);
        let story = chance.pick(&STORIES);
        let hours = (now - opened).num_hours();
        let teller = Teller { ctx: &ctx, customer, agent, fill, until: now, has_picture: place % 9 == 4 };
        teller.tell(story, opened, ending(hours, &mut chance), &mut chance).await?;
    }
    Ok(())
}

/// How far a story has come, by its age.
fn ending(hours: i64, chance: &mut SeededRng) -> Ending {
    match (hours, chance.below(10)) {
        (..3, _) | (..24, ..4) => Ending::Unanswered,
        (..72, ..5) => Ending::UnderWay,
        (..240, ..3) => Ending::Waiting,
        (..480, _) => Ending::Resolved,
        (_, ..1) => Ending::Waiting,
        (_, 1) => Ending::Resolved,
        _ => Ending::Closed,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    Unanswered,
    UnderWay,
    Waiting,
    Resolved,
    Closed,
}

struct Teller<'a> {
    ctx: &'a Ctx,
    customer: &'a Actor,
    agent: &'a Actor,
    fill: Filling,
    until: base::DateTime<base::Utc>,
    /// Whether the customer sends a picture along.
    has_picture: bool,
}

impl Teller<'_> {
    async fn tell(
        &self,
        story: &Story,
        opened: base::DateTime<base::Utc>,
        ending: Ending,
        chance: &mut SeededRng,
    ) -> Result<()> {
        self.ctx.clock.advance(opened - self.ctx.now());
        let draft = NewTicket {
            category: Some(story.category.to_owned()),
            priority: Some(story.priority),
            attachment_ids: self.picture().await?,
            ..NewTicket::new(self.fill.of(story.subject), self.fill.of(story.description))
        };
        let ticket = open(self.ctx, self.customer, draft, None).await?;
        if ending == Ending::Unanswered {
            return Ok(());
        }
        self.pass(20 + chance.below(90));
        claim(self.ctx, self.agent, &ticket.number).await?;
        let lines = match ending {
            Ending::UnderWay | Ending::Waiting => &story.lines[..story.lines.len().min(2)],
            _ => story.lines,
        };
        for line in lines {
            self.pass(15 + chance.below(200));
            self.say(&ticket, line).await?;
        }
        self.pass(10 + chance.below(60));
        // Whoever answered had it open, and their colleagues had not.
        mark_read(self.ctx, self.agent, &ticket.number, i64::MAX).await?;
        self.end(&ticket, story, ending).await
    }

    async fn picture(&self) -> Result<Vec<FileId>> {
        if !self.has_picture {
            return Ok(Vec::new());
        }
        let file = NewFile { name: "lamp.png", owner: None, is_ready: false };
        Ok(vec![keep_bytes(self.ctx, self.customer, file, PICTURE).await?.id])
    }

    async fn say(&self, ticket: &Ticket, line: &Line) -> Result<()> {
        let (actor, draft) = match line {
            Line::Asks(text) => (self.customer, NewMessage::reply(self.fill.of(text))),
            Line::Answers(text) => (self.agent, NewMessage::reply(self.fill.of(text))),
            Line::Notes(text) => (self.agent, NewMessage::note(self.fill.of(text))),
        };
        reply(self.ctx, actor, &ticket.number, draft, None).await?;
        Ok(())
    }

    async fn end(&self, ticket: &Ticket, story: &Story, ending: Ending) -> Result<()> {
        let tagged = Change { tags: Some(vec![story.tag.to_owned()]), ..Change::default() };
        change(self.ctx, self.agent, &ticket.number, tagged).await?;
        let moves: &[Status] = match ending {
            Ending::Unanswered | Ending::UnderWay => &[],
            Ending::Waiting => &[Status::PendingCustomer],
            Ending::Resolved => &[Status::Resolved],
            Ending::Closed => &[Status::Resolved, Status::Closed],
        };
        for status in moves {
            let moved = Change { status: Some(*status), ..Change::default() };
            change(self.ctx, self.agent, &ticket.number, moved).await?;
            self.pass(600);
        }
        Ok(())
    }

    /// Lets minutes pass, but never into the future.
    fn pass(&self, minutes: i64) {
        let left = self.until - self.ctx.now();
        self.ctx.clock.advance(TimeDelta::minutes(minutes).min(left).max(TimeDelta::zero()));
    }
}
