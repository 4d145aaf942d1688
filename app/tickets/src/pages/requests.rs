//! A customer's own tickets, and the form for a new one.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use ui::{
    Button, Choice, Empty, FaultNotice, Field, Kind, Loaded, Pager, Select, TextArea, TimeAgo, fault_of,
    locale, wrong,
};

use crate::{
    Filter, LONGEST_BODY, LONGEST_SUBJECT, Priority,
    actions::{BlankForm, Listing, OpenTicket, load_blank_form, load_own},
    parts::StatusBadge,
    words::{Words, words},
};

/// What another domain shows under the subject of a new ticket: the subject as it is typed, and the form's own id.
pub type BesideSubject = fn(RwSignal<String>, String) -> AnyView;

/// One's own tickets, and the form for a new one.
#[component]
pub fn Requests(
    /// Shown under the subject of the form.
    beside: BesideSubject,
) -> impl IntoView {
    let query = use_query_map();
    let page = Memo::new(move |_| query.read().get("page").and_then(|page| page.parse().ok()));
    // The article from which somebody came who is still stuck.
    let about = query.read_untracked().get("article").unwrap_or_default();
    let open = ServerAction::new();
    let form = Resource::new_blocking(|| (), |()| load_blank_form());
    let own =
        Resource::new_blocking(move || page.get(), |page| load_own(Filter { page, ..Filter::default() }));
    let words = words(locale());
    view! {
        <Title text=words.my_tickets/>
        <div class="page requests">
            <section class="requests__new card" aria-labelledby="new-ticket">
                <h1 id="new-ticket">{words.new_ticket}</h1>
                <p class="page__lead">{words.new_ticket_next}</p>
                <Loaded resource=form label=words.loading lines=6 view=move |form| {
                    view! { <NewTicketForm open form about=about.clone() beside/> }.into_any()
                }/>
            </section>
            <section class="requests__own" aria-labelledby="own-tickets">
                <h2 id="own-tickets">{words.my_tickets}</h2>
                <Loaded resource=own label=words.loading view=move |listing| list(words, listing)/>
            </section>
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
    let subject = RwSignal::new(String::new());
    let outcome = open.value();
    let wrong = move |field| wrong(move || outcome.get(), field);
    let fault = fault_of(move || outcome.get());
    let categories = form.categories.into_iter().map(|category| {
        let name = (words.category_of)(&category.slug).map_or(category.name, str::to_owned);
        Choice::new(category.slug, name)
    });
    let priorities =
        Priority::ALL.map(|priority| Choice::new(priority.as_str(), (words.priority_of)(priority)));
    view! {
        <FaultNotice fault/>
        <ActionForm action=open attr:class="form">
            <input type="hidden" name="idempotency_key" value=form.idempotency_key.clone()/>
            <input type="hidden" name="article" value=about/>
            <Field name="subject" label=words.subject hint=words.subject_hint.to_owned() required=true typed=subject
                maxlength=u32::try_from(LONGEST_SUBJECT).unwrap_or(u32::MAX) error=wrong("subject")/>
            {beside(subject, form.idempotency_key)}
            <div class="form__pair">
                <Select name="category" label=words.category choices=categories.collect()/>
                <Select name="priority" label=words.priority choices=priorities.to_vec() selected="medium"/>
            </div>
            <TextArea name="description" label=words.description hint=words.description_hint.to_owned() rows=7
                required=true maxlength=u32::try_from(LONGEST_BODY).unwrap_or(u32::MAX) error=wrong("description")/>
            <Button kind=Kind::Primary pending=open.pending()>{words.send}</Button>
        </ActionForm>
    }
}

fn list(words: &'static Words, listing: Listing) -> AnyView {
    let Listing { list, now } = listing;
    if list.tickets.is_empty() {
        return view! { <Empty title=words.none_yet hint=words.none_yet_hint/> }.into_any();
    }
    let rows = list.tickets.into_iter().map(|ticket| {
        view! {
            <li class="request">
                <a class="request__link" href=format!("/dashboard/help/{}", ticket.number)>
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
