//! Where whoever was invited chooses a password. The address is the invitation: it works once and for a while, and says so
//! where it does not any more.

use base::isolated;
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};
use ui::{Button, Empty, FaultNotice, Field, Kind, LinkButton, Loaded, fault_of, locale, wrong};

use crate::{
    people::{
        Invited,
        actions::{AcceptInvite, load_invitation},
        words::{PeopleWords, people_words},
    },
    words::words as identity_words,
};

/// The page.
pub struct InvitationPage;

#[lazy_route]
impl LazyRoute for InvitationPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let words = people_words(locale());
        let token = use_query_map().read_untracked().get("token").unwrap_or_default();
        let accept = ServerAction::<AcceptInvite>::new();
        let asked = token.clone();
        let invited = Resource::new_blocking(move || asked.clone(), load_invitation);
        let draw = move |invited: Option<Invited>| match invited {
            Some(invited) => form(words, invited, token.clone(), accept),
            None => over(words),
        };
        view! {
            <Title text=words.welcome/>
            <div class="page page--form">
                <Loaded resource=invited label=words.loading view=draw/>
            </div>
        }
        .into_any()
    }
}

fn form(
    words: &'static PeopleWords,
    invited: Invited,
    token: String,
    accept: ServerAction<AcceptInvite>,
) -> AnyView {
    let outcome = accept.value();
    let fault = fault_of(move || outcome.get());
    let lead = (words.welcome_lead)(&isolated(&invited.name), &isolated(&invited.email));
    view! {
        <h1>{words.welcome}</h1>
        <p class="page__lead">{lead}</p>
        <FaultNotice fault/>
        // Plain, with script too: whoever comes in is greeted by a page of their own.
        <form class="form" method="post" action=AcceptInvite::url()>
            <input type="hidden" name="token" value=token/>
            // For the keeper of passwords; nobody types into it.
            <input class="visually-hidden" type="email" autocomplete="username" value=invited.email tabindex="-1" readonly aria-hidden="true"/>
            <Field name="password" label=words.choose_password hint=identity_words(locale()).password_hint.to_owned()
                r#type="password" autocomplete="new-password" required=true minlength=8u32 maxlength=200u32
                error=wrong(move || outcome.get(), "password")/>
            <Button kind=Kind::Primary>{words.begin}</Button>
        </form>
    }
    .into_any()
}

fn over(words: &'static PeopleWords) -> AnyView {
    view! {
        <Empty title=words.invitation_over hint=words.invitation_over_hint is_page=true>
            <LinkButton href="/login" kind=Kind::Primary>{identity_words(locale()).sign_in}</LinkButton>
        </Empty>
    }
    .into_any()
}
