//! Who may see a file: whoever sent it, until it hangs on something; from then on, whoever may see that.

use base::server::{Actor, Ctx, Result};
use domain::server::FileOwners;

use super::find::FileRow;

/// Whether the actor may know of a file.
pub(super) async fn may_see(ctx: &Ctx, actor: &Actor, file: &FileRow) -> Result<bool> {
    if *actor == Actor::System {
        return Ok(true);
    }
    let (Some(owner_type), Some(owner_id)) = (&file.owner_type, file.owner_id) else {
        return Ok(is_senders(actor, file));
    };
    match ctx.shared::<FileOwners>().find(owner_type) {
        Some(owner) => owner.may_see(ctx, actor, owner_id).await,
        // Of a domain that this release does not have.
        None => Ok(false),
    }
}

/// Whether the actor sent it.
pub(super) fn is_senders(actor: &Actor, file: &FileRow) -> bool {
    match actor {
        Actor::Person(person) => file.uploader_id == Some(person.id.0),
        Actor::Visitor(visitor) => file.visitor_id == Some(visitor.session.0),
        Actor::Anonymous | Actor::AiBot | Actor::System => false,
    }
}
