//! The form of an organisation, a new one or one that is there.

use leptos::prelude::*;
use ui::{Button, Field, Kind, TextArea, locale, wrong};

use crate::{
    LONGEST_ORGANIZATION_NAME, Organization, customer_words::customer_words,
    organization_actions::WriteOrganization,
};

/// Its fields.
#[component]
pub(super) fn OrganizationForm(
    write: ServerAction<WriteOrganization>,
    /// What is there already.
    #[prop(optional)]
    organization: Option<Organization>,
) -> impl IntoView {
    let words = customer_words(locale());
    let outcome = write.value();
    let wrong = move |field| wrong(move || outcome.get(), field);
    let submit = if organization.is_some() { words.save } else { words.create };
    let id = organization.as_ref().map(|held| held.id.to_string());
    let (name, domains, is_shared) = organization
        .map_or_else(Default::default, |held| (held.name, held.domains.join("\n"), held.is_shared));
    let domains = RwSignal::new(domains);
    view! {
        <ActionForm action=write attr:class="form">
            {id.map(|id| view! { <input type="hidden" name="id" value=id/> })}
            <Field name="name" form="organization" label=words.name value=name required=true
                maxlength=u32::try_from(LONGEST_ORGANIZATION_NAME).unwrap_or(u32::MAX) error=wrong("name")/>
            <TextArea name="domains" form="organization" label=words.domains hint=words.domains_hint.to_owned()
                value=domains rows=3 error=wrong("domains")/>
            <div class="field">
                <label class="check">
                    <input type="checkbox" name="is_shared" value="true" checked=is_shared
                        aria-describedby="organization-share-hint"/>
                    {words.share}
                </label>
                <p class="field__hint" id="organization-share-hint">{words.share_hint}</p>
            </div>
            <Button kind=Kind::Primary pending=write.pending()>{submit}</Button>
        </ActionForm>
    }
}
