//! The settings of support: a section of mail and one of tickets, read and changed as one.

use base::{
    InvalidFields, check_length, note_invalid,
    server::{Actor, Ctx, Error, Permission, Result, invalid},
    without_outer_blank_lines,
};
use identity::EmailAddress;
use serde::{Deserialize, Serialize};
use settings::server::{Section, change, read};
use tickets::server::TicketSettings;

use crate::server::permissions;
use crate::{
    Refusal, SupportSettings, SupportSettingsChange, Template, TemplateValues,
    support_settings::LONGEST_TEMPLATE,
};

/// What support's mail says, for whoever sends it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SupportMail {
    /// The address that support writes from; empty where there is none.
    pub support_email: String,
    /// Whether a customer who opens a ticket is written to at once.
    pub support_auto_response: bool,
    /// What is written then; a [`Template`].
    pub support_email_template: String,
}

impl Default for SupportMail {
    fn default() -> Self {
        Self {
            support_email: String::new(),
            support_auto_response: true,
            support_email_template: include_str!("support_email.txt").trim_end().to_owned(),
        }
    }
}

impl Section for SupportMail {
    const NAME: &'static str = "support_mail";
    const PERMISSION: Permission = permissions::MANAGE_SUPPORT;
}

/// The settings of support.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but admins.
pub async fn support_settings(ctx: &Ctx, actor: &Actor) -> Result<SupportSettings> {
    actor.can(permissions::MANAGE_SUPPORT)?;
    let (mail, tickets) = (read::<SupportMail>(ctx).await?, read::<TicketSettings>(ctx).await?);
    Ok(answer((*mail).clone(), (*tickets).clone()))
}

/// Changes the settings of support, all of what is asked for or nothing.
///
/// # Errors
/// [`Error::Invalid`] for a field, [`Error::Forbidden`] for everybody but admins.
#[tracing::instrument(name = "admin.change_support_settings", skip_all)]
pub async fn change_support_settings(
    ctx: &Ctx,
    actor: &Actor,
    wanted: SupportSettingsChange,
) -> Result<SupportSettings> {
    actor.can(permissions::MANAGE_SUPPORT)?;
    let wanted = check(wanted)?;
    let SupportSettingsChange {
        support_email,
        support_auto_response,
        support_email_template,
        answering_assigns,
    } = wanted;
    let mut tx = ctx.begin().await?;
    let mail = change::<SupportMail>(ctx, &mut tx, actor, |mail| {
        put(&mut mail.support_email, support_email);
        put(&mut mail.support_auto_response, support_auto_response);
        put(&mut mail.support_email_template, support_email_template);
        Ok(())
    })
    .await?;
    let tickets = change::<TicketSettings>(ctx, &mut tx, actor, |tickets| {
        put(&mut tickets.answering_assigns, answering_assigns);
        Ok(())
    })
    .await?;
    ctx.commit(tx).await?;
    Ok(answer(mail, tickets))
}

/// What a template says of the ticket that previews are shown with.
///
/// # Errors
/// [`Error::Invalid`] for a template that cannot be filled in, [`Error::Forbidden`] for everybody but admins.
pub fn preview_template(ctx: &Ctx, actor: &Actor, template: &str) -> Result<String> {
    actor.can(permissions::MANAGE_SUPPORT)?;
    check_length(template, LONGEST_TEMPLATE as usize)
        .map_err(|said| invalid("support_email_template", said))?;
    let template = Template::parse(template)
        .map_err(|error| invalid("support_email_template", Refusal::Template(error)))?;
    Ok(template.render(&TemplateValues::sample(&ctx.settings.public_url)))
}

fn answer(mail: SupportMail, tickets: TicketSettings) -> SupportSettings {
    let SupportMail { support_email, support_auto_response, support_email_template } = mail;
    let TicketSettings { answering_assigns } = tickets;
    SupportSettings { support_email, support_auto_response, support_email_template, answering_assigns }
}

fn check(mut wanted: SupportSettingsChange) -> Result<SupportSettingsChange> {
    let mut wrong = InvalidFields::new();
    if let Some(address) = &mut wanted.support_email {
        if address.trim().is_empty() {
            address.clear();
        } else {
            match EmailAddress::parse(address) {
                Ok(read) => read.as_str().clone_into(address),
                Err(refusal) => {
                    wrong.insert("support_email".to_owned(), refusal.into());
                }
            }
        }
    }
    if let Some(template) = &mut wanted.support_email_template {
        // A form ends its lines as mail does; what is kept ends them as text.
        *template = without_outer_blank_lines(&template.replace("\r\n", "\n")).to_owned();
        let length = check_length(template, LONGEST_TEMPLATE as usize);
        let is_long_or_empty = length.is_err();
        note_invalid(&mut wrong, "support_email_template", length);
        if !is_long_or_empty {
            let read = Template::parse(template).map(|_| ()).map_err(Refusal::Template);
            note_invalid(&mut wrong, "support_email_template", read);
        }
    }
    if wrong.is_empty() { Ok(wanted) } else { Err(Error::Invalid(wrong)) }
}

fn put<T>(held: &mut T, wanted: Option<T>) {
    if let Some(wanted) = wanted {
        *held = wanted;
    }
}
