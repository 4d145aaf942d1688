//! Customers and their organisations over HTTP.

mod merge;
mod notes;
mod organizations;
