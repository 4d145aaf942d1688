//! Somebody's row, held while what depends on it changes.

use base::{
    DateTime, OrganizationId, Role, UserId, Utc,
    server::{Error, Result, Tx},
};

/// What is known of somebody whose row a transaction holds.
#[derive(Clone, Debug)]
pub(in crate::server) struct HeldCustomer {
    pub role: String,
    pub email: String,
    pub email_confirmed_at: Option<DateTime<Utc>>,
    pub organization: Option<OrganizationId>,
    pub deactivated_at: Option<DateTime<Utc>>,
    pub blocked_at: Option<DateTime<Utc>>,
}

impl HeldCustomer {
    /// Whether they are a customer whose account is open.
    pub(in crate::server) fn is_customer(&self) -> bool {
        self.role == Role::Customer.as_str() && self.deactivated_at.is_none()
    }
}

/// Finds somebody and holds their row until the transaction ends.
pub(in crate::server) async fn lock_customer(tx: &mut Tx, person: UserId) -> Result<HeldCustomer> {
    let row = sqlx::query!(
        r#"select role, email as "email: String", email_confirmed_at, organization_id, deactivated_at, blocked_at
         from users where id = $1 for no key update"#,
        person.0,
    )
    .fetch_optional(&mut **tx)
    .await?
    .ok_or(Error::NotFound)?;
    Ok(HeldCustomer {
        role: row.role,
        email: row.email,
        email_confirmed_at: row.email_confirmed_at,
        organization: row.organization_id.map(OrganizationId),
        deactivated_at: row.deactivated_at,
        blocked_at: row.blocked_at,
    })
}
