//! The teams of the desk, as admins keep them.

mod create;
mod delete;
mod find;
mod members;
pub(super) mod rest;
#[cfg(test)]
mod tests;
mod update;

pub use create::create_team;
pub use delete::delete_team;
pub use find::{find_team, list_teams, team_choices, team_names};
pub use update::update_team;
