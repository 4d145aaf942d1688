//! People: who they are, how they sign in, what their role is.

mod account_actions;
mod actions;
mod customer;
mod customer_refusal;
mod customer_words;
mod email;
mod organization;
mod organization_actions;
mod organization_settings;
mod pages;
mod parts;
mod party;
mod password;
mod people;
mod refusal;
mod routes;
mod saved;
mod session;
mod settings_entries;
mod time_zone;
mod user;
mod words;

pub use actions::load_colleagues;
pub use customer::{
    CustomerOrganization, CustomerProfile, LONGEST_PERSON_NOTE, PersonNote, PersonNoteAuthor,
    PersonNoteDraft, PersonNoteId,
};
pub use customer_refusal::CustomerRefusal;
pub use email::{EmailAddress, is_reachable, visible_address};
pub use organization::{
    LONGEST_ORGANIZATION_NAME, NewOrganization, Organization, OrganizationChange, OrganizationFilter,
    OrganizationMember, OrganizationWithMembers, Organizations,
};
pub use pages::{AccountPage, BesideFacts, BesideMembers, OrganizationPage, OrganizationsPage};
pub use parts::{
    AccountMenu, ColleagueName, Draft, Viewer, ViewerMark, forget_drafts, provide_viewer, viewer,
};
pub use party::{Party, SenderType};
pub use password::{LONGEST_PASSWORD, SHORTEST_PASSWORD, check_password};
pub use people::{
    Invitation, LONGEST_IDLE, MOST_CHATS, NewPerson, NewTeam, OwnStatus, OwnStatusChange, PasswordLink,
    People, PeopleFilter, PeopleRefusal, PersonChange, PersonRecord, PersonSession, Standing, StatusWish,
    Team, TeamChange, TeamName, Teams,
};
pub use refusal::Refusal;
pub use routes::IdentityRoutes;
pub use saved::Saved;
pub use session::{OwnSession, OwnSessions};
pub use settings_entries::settings_entries;
pub use time_zone::TimeZoneName;
pub use user::{AgentStatus, Colleague, SignedIn, User};

#[cfg(not(target_arch = "wasm32"))]
pub mod server;
