//! The people that the demo's stories are told with, handed from one domain to the next.

use base::server::Actor;

/// Who is there to tell of.
#[derive(Clone, Debug, Default)]
pub struct Demo {
    /// Who runs the desk.
    pub admin: Actor,
    /// Who gives help.
    pub agents: Vec<Actor>,
    /// Who asks for it.
    pub customers: Vec<Actor>,
}
