//! The shell's server functions.

use base::{Fault, Locale};
use leptos::prelude::*;

/// Keeps the language that a reader chose, and goes back to the page they chose it on.
#[server]
pub async fn choose_language(locale: Locale, next: Option<String>) -> Result<(), Fault> {
    let (ctx, _) = base::server::caller();
    base::server::keep_language(&ctx, locale);
    base::server::lead_to(next.as_deref(), "/");
    Ok(())
}
