//! The links that go out by mail. Nothing here sends one: an event says that a link is wanted, and whoever sends mail makes
//! the link and its secret at that moment, so that the secret is in the mail and nowhere else.

use base::{
    UserId,
    server::{Ctx, Result, Tx},
};
use realtime::server::{Entry, Fact};
use serde::Serialize;

/// Whether mail goes out: a section of the start-up settings, which the crate that sends mail puts in. What a page
/// promises follows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MailDelivery {
    /// Whether a mail server is named.
    pub is_set_up: bool,
}

/// What whoever sends mail reacts to.
#[derive(Clone, Copy, Debug)]
pub(super) enum Wanted {
    /// A link to a new password, for somebody who forgot theirs.
    PasswordLink,
    /// A link that confirms the address of somebody who registered.
    ConfirmationLink,
}

impl Wanted {
    /// The event's name among all of the house; never changed once released.
    fn kind(self) -> &'static str {
        match self {
            Self::PasswordLink => "person.password_link_asked",
            Self::ConfirmationLink => "person.registered",
        }
    }
}

#[derive(Serialize)]
struct Told {
    person: UserId,
}

/// Says that a person wants a link. Each of these events is a conversation of its own: it is no change of the person, whose
/// events number what they may do, and no socket is told.
pub(super) async fn record_wanted(ctx: &Ctx, tx: &mut Tx, wanted: Wanted, person: UserId) -> Result<()> {
    let kind = wanted.kind();
    let fact = Fact::new(kind, &Told { person })?;
    let entry = Entry {
        topic: format!("{kind}:{}", ctx.id()).into(),
        seq: 1,
        public_seq: None,
        feed: None,
        event: serde_json::json!({"type": kind}),
    };
    realtime::server::record(tx, &entry, &fact, ctx.now()).await
}

/// Says that somebody registered, whose address is not confirmed yet.
///
/// # Errors
/// When the database refuses.
pub(in crate::server) async fn record_registration(ctx: &Ctx, tx: &mut Tx, person: UserId) -> Result<()> {
    record_wanted(ctx, tx, Wanted::ConfirmationLink, person).await
}
