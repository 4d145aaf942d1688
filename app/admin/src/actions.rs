//! The server functions of the admins' pages: each translates and calls one verb.

use base::Fault;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{AuditEntry, AuditFilter, FieldChange, SupportSettings};

/// What the page of support's settings shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SupportDesk {
    /// The settings.
    pub settings: SupportSettings,
    /// The address of the house, for the link in the preview.
    pub public_url: String,
}

/// The settings of support.
#[server]
pub async fn load_support_settings() -> Result<SupportDesk, Fault> {
    let (ctx, actor) = base::server::caller();
    let settings = crate::server::support_settings(&ctx, &actor).await?;
    Ok(SupportDesk { settings, public_url: ctx.settings.public_url.clone() })
}

/// Decides the settings of support; a box that is not ticked is not sent.
#[server]
pub async fn save_support_settings(
    support_email: String,
    support_auto_response: Option<String>,
    support_email_template: String,
    answering_assigns: Option<String>,
) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    let change = crate::SupportSettingsChange {
        support_email: Some(support_email),
        support_auto_response: Some(support_auto_response.is_some()),
        support_email_template: Some(support_email_template),
        answering_assigns: Some(answering_assigns.is_some()),
    };
    crate::server::change_support_settings(&ctx, &actor, change).await?;
    Ok(())
}

/// A page of the audit log as its reader sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AuditPage {
    /// The lines.
    pub rows: Vec<AuditRow>,
    /// Where the next page begins.
    pub next_cursor: Option<String>,
    /// The time zone that its times are in.
    pub zone: String,
}

/// A line, with its time on the reader's clock.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AuditRow {
    /// The line, without what stands in the changes.
    pub entry: AuditEntry,
    /// When, on the reader's clock.
    pub local: String,
    /// What differs.
    pub changes: Vec<FieldChange>,
}

/// A page of the audit log.
#[server]
pub async fn load_audit(filter: AuditFilter) -> Result<AuditPage, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::audit_page(&ctx, &actor, &filter).await?)
}
