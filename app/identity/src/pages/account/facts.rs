//! What somebody cannot change themselves: their address, their role, since when.

use base::Role;
use leptos::prelude::*;
use ui::{Avatar, Badge, Tone, exact_time, locale};

use crate::{
    User,
    words::{account::account_words, words},
};

/// The facts.
#[component]
pub(super) fn Facts(
    /// Whose.
    user: User,
) -> impl IntoView {
    let (words, own) = (words(locale()), account_words(locale()));
    let role = match user.role {
        Role::Customer => words.role_customer,
        Role::Agent => words.role_agent,
        Role::Admin => words.role_admin,
    };
    let (tone, confirmed) = if user.email_confirmed_at.is_some() {
        (Tone::Good, own.confirmed)
    } else {
        (Tone::Warn, own.not_confirmed)
    };
    view! {
        <div class="card account__facts">
            <Avatar name=user.name.clone() src=user.avatar()/>
            <dl class="facts">
                <dt>{words.email}</dt>
                <dd><bdi>{user.email}</bdi> " " <Badge tone>{confirmed}</Badge></dd>
                <dt>{words.role}</dt>
                <dd>{role}</dd>
                <dt>{words.since}</dt>
                <dd><time datetime=user.created_at.to_rfc3339() title=exact_time(user.created_at)>{base::day(user.created_at)}</time></dd>
            </dl>
        </div>
    }
}
