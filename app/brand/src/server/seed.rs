//! The demo's own greeting and links.

use std::collections::BTreeMap;

use base::{
    Locale,
    server::{Ctx, Result},
};
use domain::server::Demo;

use super::change_brand;
use crate::{BrandChange, FooterLink};

/// Greets as a maker of lamps would.
///
/// # Errors
/// When the database refuses.
pub(super) async fn seed_demo(ctx: &Ctx, demo: &Demo) -> Result<()> {
    let greeting = [
        (Locale::En, "What can we light up for you?"),
        (Locale::De, "Wo dürfen wir Licht machen?"),
        (Locale::Ar, "كيف نضيء لك الطريق؟"),
    ];
    let links = [("Questions and answers", "/help/faq"), ("For programs", "/api/docs")];
    let links = links.map(|(title, href)| FooterLink { title: title.to_owned(), href: href.to_owned() });
    let change = BrandChange {
        greeting: Some(BTreeMap::from(greeting.map(|(locale, said)| (locale, said.to_owned())))),
        footer_links: Some(links.to_vec()),
        ..BrandChange::default()
    };
    change_brand(ctx, &demo.admin, change).await?;
    Ok(())
}
