//! The server's half of identity.

mod access_token;
pub mod account;
mod authenticate;
mod authorization;
pub mod browser;
mod change_teams;
mod colleagues;
pub mod customers;
mod deactivate;
mod domain;
pub mod erasure;
mod find_person;
pub(crate) mod form;
mod grant;
mod jobs;
mod known_time_zone;
mod last_admin;
mod me;
pub mod one_time_link;
pub mod organizations;
mod own_status;
mod passwords;
mod people;
pub mod permissions;
mod refresh;
mod register;
pub mod rest;
mod retention;
mod revocations;
mod seed;
mod sessions;
mod sign_in;
mod sign_out;
mod socket_auth;
mod teams;
pub mod test;

pub use access_token::{ACCESS_SECONDS, read_access_token};
pub use authenticate::{Authenticated, authenticate};
pub use change_teams::change_teams;
pub use colleagues::{colleagues, is_colleague};
pub use deactivate::{deactivate, reactivate};
pub use domain::domain;
pub use find_person::find_person;
pub use grant::grant_role;
pub use jobs::CloseExpiredSessions;
pub use known_time_zone::known_time_zone;
pub use me::me;
pub use own_status::{
    LeaveIdleAgents, StatusOfPage, change_own_status, note_status, own_status, status_layer,
};
pub use passwords::hash_password;
pub use people::{
    Acceptance, accept_invitation, change_person, end_sessions, find_record, hand_out_password_link,
    invitation, invite, invite_again, list_people, sessions_of,
};
pub(crate) use people::{keep_made_link, made_link};
pub use refresh::refresh;
pub use register::{Registration, register};
pub use retention::SignInOrigins;
pub use revocations::{Revocations, publish_revocation};
pub use seed::{Cast, seed_cast, seed_customers};
pub use sessions::REFRESH_DAYS;
pub use sign_in::{Credentials, Device, sign_in};
pub use sign_out::{sign_out, sign_out_everywhere};
pub use socket_auth::IdentitySocketAuth;
pub use teams::{create_team, delete_team, find_team, list_teams, team_choices, team_names, update_team};
