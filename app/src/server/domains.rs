//! The list of the domains, in the order in which they tell the demo. A new one is one line here.

use domain::server::{Domain, foundations};

/// Every domain of the house.
pub fn domains() -> Vec<Domain> {
    vec![
        foundations(),
        identity::server::domain(),
        files::server::domain(),
        brand::server::domain(),
        knowledge::server::domain(),
        tickets::server::domain(),
        chat::server::domain(),
        feedback::server::domain(),
        analytics::server::domain(),
        admin::server::domain(),
        super::domain(),
    ]
}
