//! A customer's own tickets, and the form for a new one.

use files::{
    form_action,
    parts::{AttachFiles, Uploads},
};
use leptos::{form::FromFormData, prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use ui::{
    Button, Choice, Editor, Empty, FaultNotice, Field, Kind, LinkButton, Loaded, Pager, Select, TimeAgo,
    fault_of, focus_wrong_field, locale, wrong,
};
use web_sys::SubmitEvent;

use crate::{
    Filter, LONGEST_BODY, LONGEST_SUBJECT, Priority,
    actions::{BlankForm, Listing, OpenTicket, load_blank_form, load_own, preview_message},
    parts::{NEWEST, OfColleagues, StatusBadge},
    words::{Words, words},
};

/// What another domain shows under the subject of a new ticket: the subject as it is typed, and the form's own id.
pub type BesideSubject = fn(RwSignal<String>, String) -> AnyView;

/// Where the form stands open.
pub const NEW_TICKET: &str = "/dashboard/help?new=1";

/// One's own tickets first, and the form for a new one behind a button.
#[component]
pub fn Requests(
    /// Shown under the subject of the form.
    beside: BesideSubject,
) -> impl IntoView {
    let query = use_query_map();
    let page = Memo::new(move |_| query.read().get("page").and_then(|page| page.parse().ok()));
    // The article from which somebody came who is still stuck.
    let about = query.read_untracked().get("article").unwrap_or_default();
    // A plain form that was refused comes back with why in its address.
    let is_asking =
        move || ["new", "article", "__err"].iter().any(|name| query.read().get_str(name).is_some());
    let open = ServerAction::new();
    let form = Resource::new_blocking(|| (), |()| load_blank_form());
    let own =
        Resource::new_blocking(move || page.get(), |page| load_own(Filter { page, ..Filter::default() }));
    let words = words(locale());
    view! {
        <Title text=words.my_tickets/>
        <div class="page requests">
            <h1>{words.my_tickets}</h1>
            // Opens without script, and by its address.
            <details class="requests__new" open=is_asking>
                <summary class="button button--primary">{words.new_ticket}</summary>
                <div class="card requests__form">
                    <p class="page__lead">{words.new_ticket_next}</p>
                    <Loaded resource=form label=words.loading lines=6 view=move |form| {
                        view! { <NewTicketForm open form about=about.clone() beside/> }.into_any()
                    }/>
                </div>
            </details>
            <Loaded resource=own label=words.loading view=move |listing| list(words, listing)/>
            <OfColleagues/>
        </div>
    }
}

#[component]
fn NewTicketForm(
    open: ServerAction<OpenTicket>,
    form: BlankForm,
    about: String,
    beside: BesideSubject,
) -> impl IntoView {
    let words = words(locale());
    let (subject, description) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let uploads = Uploads::new();
    let outcome = open.value();
    let wrong = move |field| wrong(move || outcome.get(), field);
    let fault = fault_of(move || outcome.get());
    focus_wrong_field(".requests__new", fault);
    let usual = form.categories.iter().find(|category| category.is_default);
    let usual = usual.map(|category| category.slug.clone()).unwrap_or_default();
    let categories = form.categories.into_iter().map(|category| {
        let name = (words.category_of)(&category.slug).map_or(category.name, str::to_owned);
        Choice::new(category.slug, name)
    });
    let priorities =
        Priority::ALL.map(|priority| Choice::new(priority.as_str(), (words.priority_of)(priority)));
    // What cannot be read here, or comes before this is alive, goes as a plain form.
    let send = move |event: SubmitEvent| {
        let Ok(asked) = OpenTicket::from_event(&event) else { return };
        event.prevent_default();
        if !open.pending().get_untracked() {
            open.dispatch(asked);
        }
    };
    view! {
        <FaultNotice fault/>
        <form class="form" action=form_action(OpenTicket::url()) method="post" enctype="multipart/form-data" on:submit=send>
            <input type="hidden" name="idempotency_key" value=form.idempotency_key.clone()/>
            <input type="hidden" name="article" value=about/>
            <Field name="subject" label=words.subject hint=words.subject_hint.to_owned() required=true typed=subject
                maxlength=u32::try_from(LONGEST_SUBJECT).unwrap_or(u32::MAX) error=wrong("subject")/>
            {beside(subject, form.idempotency_key)}
            <div class="form__pair">
                <Select name="category" label=words.category choices=categories.collect() selected=usual/>
                <Select name="priority" label=words.priority choices=priorities.to_vec() selected="medium"/>
            </div>
            <Editor name="description" label=words.description hint=words.description_hint.to_owned() rows=7
                value=description required=true preview=|markdown| Box::pin(preview_message(markdown)) maxlength=u32::try_from(LONGEST_BODY).unwrap_or(u32::MAX) error=wrong("description")
                on_files=Callback::new(move |files| uploads.take(files))/>
            <AttachFiles uploads form="new-ticket"/>
            <Button kind=Kind::Primary pending=open.pending()>{words.send}</Button>
        </form>
    }
}

fn list(words: &'static Words, listing: Listing) -> AnyView {
    let Listing { list, now, .. } = listing;
    if list.tickets.is_empty() {
        return view! {
            <Empty title=words.none_yet hint=words.none_yet_hint>
                <LinkButton href=NEW_TICKET>{words.new_ticket}</LinkButton>
            </Empty>
        }
        .into_any();
    }
    let rows = list.tickets.into_iter().map(|ticket| {
        view! {
            <li class="request">
                <a class="request__link" href=format!("/dashboard/help/{}#{NEWEST}", ticket.number)>
                    <span class="request__subject" dir="auto">{ticket.subject}</span>
                    <StatusBadge status=ticket.status is_own=true/>
                    <span class="request__preview" dir="auto">{ticket.preview}</span>
                    <TimeAgo at=ticket.updated_at now/>
                </a>
            </li>
        }
    });
    let rows = rows.collect_view();
    view! {
        <ul class="requests__list">{rows}</ul>
        <Pager pagination=list.pagination base="/dashboard/help?"/>
    }
    .into_any()
}
