//! The demo's organisation, whose people read along in each other's tickets, what the desk notes about one of them, a chat of
//! theirs that goes on as a ticket, and how people found the help they got.

use base::server::{Actor, Ctx, Result};
use chat::server::seed_chats;
use domain::server::Demo;
use identity::{
    NewOrganization, PersonNoteDraft,
    server::{
        customers::add_note,
        organizations::{create_organization, put_member},
    },
};

use super::{chat_to_ticket, rate_ticket::seed_ratings};

/// Carol and the first of the demo's crowd buy lamps for one studio.
///
/// # Errors
/// When the database refuses.
pub(super) async fn seed_demo(ctx: &Ctx, demo: &mut Demo) -> Result<()> {
    let Some(agent) = demo.agents.first() else { return Ok(()) };
    seed_ratings(ctx, agent).await?;
    let lumen = NewOrganization {
        name: "Lumen & Co".to_owned(),
        domains: vec!["lumen.example".to_owned()],
        is_shared: true,
    };
    let lumen = create_organization(ctx, agent, lumen, None).await?;
    let carol = demo.customers.iter().find(|customer| is_called(customer, "Carol"));
    let colleague = demo
        .customers
        .iter()
        .find(|customer| !is_called(customer, "Carol") && !is_called(customer, "Charlie"));
    for member in carol.into_iter().chain(colleague).filter_map(Actor::id) {
        put_member(ctx, agent, lumen.id, member).await?;
    }
    let Some((customer, carol)) = carol.and_then(|carol| carol.id().map(|id| (carol, id))) else {
        return Ok(());
    };
    let body = "Buys for the whole studio. Prefers to be written to before noon.".to_owned();
    add_note(ctx, agent, carol, PersonNoteDraft { body }, None).await?;
    let chat = seed_chats(ctx, agent, customer).await?;
    chat_to_ticket(ctx, agent, chat, None).await?;
    Ok(())
}

fn is_called(actor: &Actor, name: &str) -> bool {
    actor.person().is_ok_and(|person| person.name == name)
}
