//! The audit log: who changed what, when, from where, and what it was before. Its filter is its address.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use ui::{Button, Empty, Field, Kind, LinkButton, Loaded, Table, locale};

use crate::{
    AuditFilter, FieldChange,
    actions::{AuditPage, AuditRow, load_audit},
    words::{Words, words},
};

pub(super) fn audit() -> AnyView {
    let words = words(locale());
    let query = use_query_map();
    let filter = Memo::new(move |_| {
        let query = query.read();
        let pairs = query.clone().into_iter().map(|(name, value)| (name.to_string(), value));
        // An address that means nothing shows all of it.
        AuditFilter::of_address(pairs).unwrap_or_default()
    });
    let page = Resource::new_blocking(
        move || filter.get(),
        |filter| async move { load_audit(filter.clone()).await.map(|page| (filter, page)) },
    );
    view! {
        <Title text=words.audit/>
        <div class="page">
            <h1>{words.audit}</h1>
            <p class="page__lead">{words.audit_lead}</p>
            {move || view! { <Narrow filter=filter.get()/> }}
            <Loaded resource=page label=words.audit lines=8 view=move |(filter, page)| list(words, filter, page)/>
        </div>
    }
    .into_any()
}

/// The filter as a plain form: it makes an address.
#[component]
fn Narrow(filter: AuditFilter) -> impl IntoView {
    let words = words(locale());
    let day = |bound: Option<base::DayOrMoment>| {
        bound
            .and_then(|bound| serde_json::to_value(bound).ok())
            .and_then(|day| day.as_str().map(ToOwned::to_owned))
    };
    let export = format!(
        "/api/admin/audit/export{}",
        AuditFilter { cursor: None, limit: None, ..filter.clone() }.address()
    );
    view! {
        <form class="card form" method="get" action="/admin/audit" role="search" aria-label=words.audit>
            <div class="form__pair">
                <Field name="actor" label=words.who value=filter.actor.unwrap_or_default() maxlength=200u32/>
                <Field name="action" label=words.what hint=words.what_hint.to_owned() value=filter.action.unwrap_or_default()
                    maxlength=200u32/>
                <Field name="subject" label=words.subject hint=words.subject_hint.to_owned()
                    value=filter.subject.unwrap_or_default() maxlength=200u32/>
            </div>
            <div class="form__pair">
                <Field name="from" r#type="date" label=words.from value=day(filter.from).unwrap_or_default()/>
                <Field name="to" r#type="date" label=words.to value=day(filter.to).unwrap_or_default()/>
            </div>
            <div class="categories__hands">
                <Button kind=Kind::Primary>{words.show}</Button>
                <LinkButton href="/admin/audit">{words.show_all}</LinkButton>
                <LinkButton href=export attr:rel="external">{words.export}</LinkButton>
            </div>
        </form>
    }
}

fn list(words: &'static Words, filter: AuditFilter, page: AuditPage) -> AnyView {
    let AuditPage { rows, next_cursor, zone } = page;
    if rows.is_empty() {
        return view! { <Empty title=words.nothing_logged hint=words.nothing_logged_hint/> }.into_any();
    }
    let columns = [words.when, words.who, words.what, words.subject, words.changes, words.from_where];
    let rows = rows.into_iter().map(|entry| row(words, entry)).collect_view();
    let older = next_cursor.map(|cursor| {
        let href = format!("/admin/audit{}", AuditFilter { cursor: Some(cursor), ..filter }.address());
        view! { <nav class="pager" aria-label=words.audit><LinkButton href>{words.older}</LinkButton></nav> }
    });
    view! {
        <p class="field__hint">{words.times_in} " " <bdi>{zone}</bdi></p>
        <Table caption=words.audit columns=columns.map(str::to_owned).to_vec()>{rows}</Table>
        {older}
    }
    .into_any()
}

fn row(words: &'static Words, row: AuditRow) -> impl IntoView {
    let AuditRow { entry, local, changes } = row;
    let who = entry.actor_name.unwrap_or_else(|| (words.role_of)(&entry.actor_role).to_owned());
    let at = entry.at.to_rfc3339();
    view! {
        <tr>
            <td><time datetime=at>{local}</time></td>
            <th scope="row"><bdi>{who}</bdi></th>
            <td><code>{entry.action}</code></td>
            <td><code>{entry.subject_type}</code> " " <bdi class="audit__id">{entry.subject_id}</bdi></td>
            <td>{changes_of(words, changes)}</td>
            <td><bdi>{entry.address}</bdi></td>
        </tr>
    }
}

fn changes_of(words: &'static Words, changes: Vec<FieldChange>) -> Option<impl IntoView> {
    let count = changes.len();
    let lines = changes.into_iter().map(|FieldChange { field, before, after }| {
        view! {
            <dt><bdi>{field}</bdi></dt>
            <dd>
                {before.map(|before| view! { <del dir="auto">{before}</del> " " })}
                {after.map(|after| view! { <ins dir="auto">{after}</ins> })}
            </dd>
        }
    });
    let lines = lines.collect_view();
    (count > 0).then(|| {
        view! {
            <details class="audit__changes">
                <summary>{(words.changed_fields)(count)}</summary>
                <dl class="facts">{lines}</dl>
            </details>
        }
    })
}
