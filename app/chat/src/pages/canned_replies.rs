//! `/agent/canned-replies`: answers that are written once and sent often. Everything here works without script.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};
use ui::{
    Button, Empty, FaultNotice, Field, Kind, LinkButton, Loaded, TextArea, fault_of, focus_wrong_field,
    locale, successes, typed, wrong,
};

use crate::{
    CannedReply, LONGEST_CHAT_MESSAGE,
    actions::load_canned_replies,
    desk_actions::{AddCannedReply, ChangeCannedReply},
    words::words,
};

/// The page.
pub struct CannedRepliesPage;

#[lazy_route]
impl LazyRoute for CannedRepliesPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let words = &words(locale()).desk;
        let (add, change) = (ServerAction::<AddCannedReply>::new(), ServerAction::<ChangeCannedReply>::new());
        let (added, changed) =
            (successes(move || add.value().get()), successes(move || change.value().get()));
        let all = Resource::new_blocking(move || (added.get(), changed.get()), |_| load_canned_replies());
        let fault = fault_of(move || change.value().get());
        view! {
            <Title text=words.canned_replies/>
            <div class="page page--narrow">
                <header class="page__head">
                    <h1>{words.canned_replies}</h1>
                    <LinkButton href="/agent/chats">{words.title}</LinkButton>
                </header>
                <p class="page__lead">{words.canned_lead}</p>
                <FaultNotice fault/>
                <Loaded resource=all label=words.loading lines=5 view=move |all| list(all, change)/>
                <Add add added/>
            </div>
        }
        .into_any()
    }
}

fn list(all: Vec<CannedReply>, change: ServerAction<ChangeCannedReply>) -> AnyView {
    let words = &words(locale()).desk;
    if all.is_empty() {
        return view! { <Empty title=words.no_canned_yet hint=words.no_canned_hint/> }.into_any();
    }
    let rows = all.into_iter().map(|reply| view! { <One reply change/> });
    view! { <ul class="canned-replies">{rows.collect_view()}</ul> }.into_any()
}

fn longest() -> u32 {
    u32::try_from(LONGEST_CHAT_MESSAGE).unwrap_or(u32::MAX)
}

/// The form for one more. What was added leaves it empty.
#[component]
fn Add(add: ServerAction<AddCannedReply>, added: Memo<usize>) -> impl IntoView {
    let words = &words(locale()).desk;
    let shortcut = RwSignal::new(typed(move || add.value().get(), "shortcut"));
    let body = RwSignal::new(String::new());
    Effect::new(move |before: Option<usize>| {
        let now = added.get();
        if before.is_some_and(|before| before < now) {
            shortcut.set(String::new());
            body.set(String::new());
        }
        now
    });
    focus_wrong_field(".canned-replies__add", fault_of(move || add.value().get()));
    view! {
        <section class="form-card canned-replies__add" aria-labelledby="add-canned-title">
            <h2 id="add-canned-title">{words.add_canned}</h2>
            <ActionForm action=add attr:class="form">
                <FaultNotice fault=Signal::derive(move || {
                    let fault = add.value().get().and_then(Result::err)?;
                    fault.details.is_empty().then_some(fault)
                })/>
                <Field name="shortcut" label=words.shortcut hint=words.shortcut_hint typed=shortcut required=true maxlength=50_u32
                    error=wrong(move || add.value().get(), "shortcut")/>
                <TextArea name="body" label=words.canned_body value=body rows=4 required=true maxlength=longest()
                    error=wrong(move || add.value().get(), "body")/>
                <Button kind=Kind::Primary pending=add.pending()>{words.add_canned}</Button>
            </ActionForm>
        </section>
    }
}

#[component]
fn One(reply: CannedReply, change: ServerAction<ChangeCannedReply>) -> impl IntoView {
    let words = &words(locale()).desk;
    let form = format!("canned-{}", reply.id);
    let body = RwSignal::new(reply.body.clone());
    view! {
        <li class="canned-replies__one">
            <p class="canned-replies__shortcut"><bdi>"/"{reply.shortcut.clone()}</bdi></p>
            <p class="canned-replies__body" dir="auto">{reply.body}</p>
            <details class="canned-replies__edit">
                <summary>{words.edit}<span class="visually-hidden">" /"{reply.shortcut.clone()}</span></summary>
                <ActionForm action=change attr:class="form">
                    <input type="hidden" name="id" value=reply.id.to_string()/>
                    <Field name="shortcut" form=form.clone() label=words.shortcut value=reply.shortcut required=true maxlength=50_u32/>
                    <TextArea name="body" form=form label=words.canned_body value=body rows=4 required=true maxlength=longest()/>
                    <div class="canned-replies__ways">
                        <Button name="what" value="save" pending=change.pending()>{words.save}</Button>
                        <Button kind=Kind::Danger name="what" value="delete" pending=change.pending()>{words.delete}</Button>
                    </div>
                </ActionForm>
            </details>
        </li>
    }
}
