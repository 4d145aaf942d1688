//! Who belongs to an organisation, and the form that adds somebody.

use base::OrganizationId;
use leptos::prelude::*;
use ui::{Avatar, Badge, Button, Empty, FaultNotice, Field, Kind, Table, Tone, fault_of, locale, wrong};

use crate::{
    OrganizationMember,
    customer_words::{CustomerWords, customer_words},
    is_reachable,
    organization_actions::{AddMember, TakeMember},
};

/// The members.
#[component]
pub(super) fn Members(
    id: OrganizationId,
    members: Vec<OrganizationMember>,
    /// How many there are; not all of very many are named.
    count: i64,
    add: ServerAction<AddMember>,
    take: ServerAction<TakeMember>,
) -> impl IntoView {
    let words = customer_words(locale());
    let fault = fault_of(move || take.value().get());
    let more = count - i64::try_from(members.len()).unwrap_or_default();
    let list = if members.is_empty() {
        view! { <Empty title=words.nobody hint=words.nobody_hint/> }.into_any()
    } else {
        let columns = [words.person, words.email, words.take_out].map(str::to_owned).to_vec();
        let rows = members.into_iter().map(|member| row(words, id, member, take)).collect_view();
        view! { <Table caption=words.members columns>{rows}</Table> }.into_any()
    };
    view! {
        <div class="organization__members">
            <h2>{words.members}</h2>
            <FaultNotice fault/>
            {list}
            {(more > 0).then(|| view! { <p>{(words.more_members)(more)}</p> })}
            <Add id add/>
        </div>
    }
}

fn row(
    words: &'static CustomerWords,
    id: OrganizationId,
    member: OrganizationMember,
    take: ServerAction<TakeMember>,
) -> impl IntoView {
    let label = (words.take_out_of)(&member.name);
    let blocked = member.is_blocked.then(|| view! { <Badge tone=Tone::Bad>{words.blocked}</Badge> });
    view! {
        <tr>
            <th scope="row">
                <span class="organization__person"><Avatar name=member.name.clone()/><bdi>{member.name}</bdi>{blocked}</span>
            </th>
            <td><bdi>{is_reachable(&member.email).then_some(member.email)}</bdi></td>
            <td>
                <ActionForm action=take attr:aria-label=label>
                    <input type="hidden" name="organization" value=id.to_string()/>
                    <input type="hidden" name="person" value=member.id.to_string()/>
                    <Button kind=Kind::Quiet>{words.take_out}</Button>
                </ActionForm>
            </td>
        </tr>
    }
}

#[component]
fn Add(id: OrganizationId, add: ServerAction<AddMember>) -> impl IntoView {
    let words = customer_words(locale());
    let outcome = add.value();
    let error = wrong(move || outcome.get(), "email");
    // What is said beside the field is not said twice.
    let fault = Signal::derive(move || {
        outcome.get().and_then(Result::err).filter(|fault| fault.of_field("email").is_none())
    });
    view! {
        <FaultNotice fault/>
        <ActionForm action=add attr:class="organization__add">
            <input type="hidden" name="organization" value=id.to_string()/>
            <Field name="email" form="member" r#type="email" label=words.add_label hint=words.add_hint.to_owned()
                required=true maxlength=254u32 error/>
            <Button pending=add.pending()>{words.add}</Button>
        </ActionForm>
    }
}
