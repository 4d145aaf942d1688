//! The server functions of what is known of somebody: each translates and calls one verb.

use base::Fault;
use identity::CustomerProfile;
use leptos::prelude::*;

use crate::ErasureReceipt;

/// Whose data it is.
#[server]
pub async fn load_person_data(id: String) -> Result<CustomerProfile, Fault> {
    let (ctx, actor) = base::server::caller();
    let id: base::UserId = id.parse().map_err(|_| base::server::Error::NotFound)?;
    Ok(identity::server::customers::customer_profile(&ctx, &actor, id).await?)
}

/// Erases the signed-in person, who shows by their password that it is they, and leads to the receipt.
#[server]
pub async fn erase_me(current_password: String) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    let receipt = crate::server::erase_me(&ctx, &actor, &current_password).await?;
    identity::server::browser::clear_session_cookies(&ctx);
    leptos_axum::redirect(&format!("/erased/{}", receipt.id));
    Ok(())
}

/// Erases somebody, and leads to the receipt.
#[server]
pub async fn erase_person(id: String) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    let id: base::UserId = id.parse().map_err(|_| base::server::Error::NotFound)?;
    let receipt = crate::server::erase_person(&ctx, &actor, id).await?;
    leptos_axum::redirect(&format!("/erased/{}", receipt.id));
    Ok(())
}

/// A receipt, for whoever was led to it.
#[server]
pub async fn load_receipt(id: String) -> Result<ErasureReceipt, Fault> {
    let (ctx, _) = base::server::caller();
    let id = id.parse().map_err(|_| base::server::Error::NotFound)?;
    Ok(crate::server::find_receipt(&ctx, id).await?)
}
