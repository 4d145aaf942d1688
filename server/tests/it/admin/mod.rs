//! What an admin decides and looks up, through the router.

mod audit;
mod brand;
mod home;
mod personal_data;
mod retention;
mod support;
