//! The organisations by name, for the desk.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, components::Form, hooks::use_query_map, lazy_route};
use ui::{
    Badge, Empty, FaultNotice, Field, Icon, Kind, LinkButton, Loaded, Pager, Table, Tone, fault_of, locale,
};

use super::organization_form::OrganizationForm;
use crate::{
    Organization, OrganizationFilter, Organizations,
    customer_words::{CustomerWords, customer_words},
    organization_actions::load_organizations,
};

/// The page.
pub struct OrganizationsPage;

#[lazy_route]
impl LazyRoute for OrganizationsPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let words = customer_words(locale());
        let query = use_query_map();
        let filter = Memo::new(move |_| {
            let query = query.read();
            let page = query.get("page").and_then(|page| page.parse().ok());
            let search = query.get("search").filter(|search| !search.trim().is_empty());
            OrganizationFilter { search, page, ..OrganizationFilter::default() }
        });
        let is_new = Memo::new(move |_| query.read().get("edit").is_some());
        let found = Resource::new_blocking(move || filter.get(), load_organizations);
        view! {
            <Title text=words.organizations/>
            <div class="page organizations">
                <header class="page__head">
                    <h1>{words.organizations}</h1>
                    <LinkButton href="/agent/organizations?edit=new" kind=Kind::Primary>{words.new_organization}</LinkButton>
                </header>
                <p class="page__lead">{words.organizations_lead}</p>
                {move || is_new.get().then(|| view! { <NewOrganizationCard/> })}
                <Search search=filter.get_untracked().search.unwrap_or_default()/>
                <Loaded resource=found label=words.loading lines=6 view=move |found| {
                    list(words, found, filter.get_untracked())
                }/>
            </div>
        }
        .into_any()
    }
}

#[component]
fn NewOrganizationCard() -> impl IntoView {
    let words = customer_words(locale());
    let write = ServerAction::new();
    let fault = fault_of(move || write.value().get());
    view! {
        <section class="card form-card" aria-labelledby="new-organization">
            <h2 id="new-organization">{words.new_organization}</h2>
            <FaultNotice fault/>
            <OrganizationForm write/>
        </section>
    }
}

#[component]
fn Search(search: String) -> impl IntoView {
    let words = customer_words(locale());
    view! {
        <Form method="GET" action="/agent/organizations" attr:class="organizations__search" attr:role="search">
            <Field name="search" r#type="search" label=words.search_label value=search maxlength=100u32/>
            <button class="button"><Icon name="search"/>{words.search}</button>
        </Form>
    }
}

fn list(words: &'static CustomerWords, found: Organizations, filter: OrganizationFilter) -> AnyView {
    if found.organizations.is_empty() {
        return match filter.search {
            Some(_) => view! { <Empty title=words.nothing_found hint=words.nothing_found_hint/> }.into_any(),
            None => view! { <Empty title=words.none hint=words.none_hint/> }.into_any(),
        };
    }
    let columns = [words.name, words.domains, words.sharing, words.members];
    let base = match filter.search {
        Some(search) => format!("/agent/organizations?search={}&", base::escape_value(&search)),
        None => "/agent/organizations?".to_owned(),
    };
    let rows = found.organizations.into_iter().map(|organization| row(words, organization)).collect_view();
    view! {
        <Table caption=words.organizations columns=columns.map(str::to_owned).to_vec()>{rows}</Table>
        <Pager pagination=found.pagination base/>
    }
    .into_any()
}

fn row(words: &'static CustomerWords, organization: Organization) -> impl IntoView {
    let domains = match organization.domains.as_slice() {
        [] => words.no_domains.to_owned(),
        domains => domains.join(", "),
    };
    view! {
        <tr>
            <th scope="row">
                <a href=format!("/agent/organizations/{}", organization.id)><bdi>{organization.name}</bdi></a>
            </th>
            <td><bdi>{domains}</bdi></td>
            <td><Sharing is_shared=organization.is_shared/></td>
            <td>{(words.member_count)(organization.member_count)}</td>
        </tr>
    }
}

/// Whether tickets are shared, as a badge.
#[component]
pub(super) fn Sharing(is_shared: bool) -> impl IntoView {
    let words = customer_words(locale());
    if is_shared {
        view! { <Badge tone=Tone::River>{words.shared}</Badge> }
    } else {
        view! { <Badge tone=Tone::Calm>{words.not_shared}</Badge> }
    }
}
