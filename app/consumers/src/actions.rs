//! The server functions of what was set aside.

use base::Fault;
use leptos::prelude::*;

use crate::{DeliveryId, SetAsideEvents};

#[server]
pub async fn load_set_aside() -> Result<SetAsideEvents, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::set_aside(&ctx, &actor).await?)
}

#[server]
pub async fn retry_delivery(id: DeliveryId) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::retry(&ctx, &actor, id).await?)
}
