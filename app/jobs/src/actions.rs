//! The queue's server functions.

use base::Fault;
use leptos::prelude::*;

use crate::{DeadLetters, JobId};

#[server]
pub async fn load_dead_letters() -> Result<DeadLetters, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::dead_letters(&ctx, &actor).await?)
}

#[server]
pub async fn retry_job(id: JobId) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::retry(&ctx, &actor, id).await?)
}

#[server]
pub async fn delete_job(id: JobId) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::delete(&ctx, &actor, id).await?)
}
