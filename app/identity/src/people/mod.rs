//! People as admins keep them: records, invitations, teams, and what an agent says of themselves.

pub(crate) mod actions;
pub(crate) mod draft;
mod filter;
mod own_status;
pub(crate) mod own_status_actions;
mod record;
mod refusal;
mod settings;
mod team;
pub(crate) mod words;

pub use draft::{NewPerson, PersonChange};
pub use filter::PeopleFilter;
pub use own_status::{LONGEST_IDLE, MOST_CHATS, OwnStatus, OwnStatusChange, Standing, StatusWish};
pub use record::{
    Invitation, Invited, LinkPurpose, MadeLink, PasswordLink, People, PersonRecord, PersonSession,
};
pub use refusal::PeopleRefusal;
pub(crate) use settings::people_settings;
pub use team::{NewTeam, Team, TeamChange, TeamName, Teams};
