//! The server functions of the page of ticket categories: they call the verbs of tickets.

use base::Fault;
use leptos::prelude::*;
use tickets::{Category, CategoryId};

/// All categories, those that are off too.
#[server]
pub async fn load_categories_to_arrange() -> Result<Vec<Category>, Fault> {
    let (ctx, actor) = base::server::caller();
    actor.can(tickets::server::permissions::MANAGE_CATEGORIES)?;
    Ok(tickets::server::categories(&ctx, &actor).await?)
}

/// Makes a category.
#[server]
pub async fn create_ticket_category(name: String, description: String) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    let draft = tickets::NewCategory { name, slug: None, description, is_active: true };
    tickets::server::create_category(&ctx, &actor, draft, None).await?;
    Ok(())
}

/// Changes a category: what its form or its button says.
#[server]
pub async fn change_ticket_category(
    id: CategoryId,
    name: Option<String>,
    description: Option<String>,
    is_active: Option<bool>,
    is_default: Option<bool>,
    position: Option<i32>,
) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    let change = tickets::CategoryChange { name, slug: None, description, is_active, is_default, position };
    tickets::server::update_category(&ctx, &actor, id, change).await?;
    Ok(())
}

/// Deletes a category that no ticket has.
#[server]
pub async fn delete_ticket_category(id: CategoryId) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(tickets::server::delete_category(&ctx, &actor, id).await?)
}
