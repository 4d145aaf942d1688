//! What the admins' table shows: a form that works without script, and follows each choice with it.

use std::time::Duration;

use identity::Colleague;
use leptos::{html, leptos_dom::helpers::TimeoutHandle, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use ui::{Button, Choice, LinkButton, Select, locale};
use web_sys::{Element, FormData, HtmlInputElement, HtmlSelectElement, wasm_bindgen::JsCast};

use super::{
    CategoryNames,
    table_head::{TABLE, table_address},
};
use crate::{Category, Filter, Priority, Status, View, words::words};

/// How long somebody who types pauses before the table follows.
const PAUSE: Duration = Duration::from_millis(300);
/// The names of the form's fields: those of the filter.
const FIELDS: [&str; 8] =
    ["search", "status", "priority", "category", "assigned_to", "tag", "created_from", "created_to"];

/// The form.
#[component]
pub(crate) fn TableFilters(
    filter: Memo<Filter>,
    colleagues: Vec<Colleague>,
    categories: Vec<Category>,
) -> impl IntoView {
    let words = words(locale());
    let form = NodeRef::<html::Form>::new();
    follow_address(form, filter);
    let show = shows(form, filter);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    on_cleanup(stop);
    let (chosen, sent) = (show.clone(), show.clone());
    let on_input = move |event: web_sys::Event| {
        // What is chosen tells itself by its change.
        if is_typed(&event) {
            stop();
            let show = show.clone();
            timer.set_value(set_timeout_with_handle(show, PAUSE).ok());
        }
    };
    let on_change = move |event: web_sys::Event| {
        if !is_typed(&event) {
            chosen();
        }
    };
    let on_submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        stop();
        sent();
    };
    let held = move |name: &str| value_of(&filter.read_untracked(), name);
    let field = move |name: &'static str, label: &'static str, kind: &'static str| {
        let id = format!("table-{name}");
        view! {
            <div class="field">
                <label class="field__label" for=id.clone()>{label}</label>
                <input class="field__input" id=id name=name type=kind value=held(name) maxlength=(kind != "date").then_some(200)
                    dir=(kind != "date").then_some("auto") autocomplete="off"/>
            </div>
        }
    };
    view! {
        <form class="table-filters" method="get" action=TABLE role="search" aria-label=words.table.filters node_ref=form
            on:input=on_input on:change=on_change on:submit=on_submit>
            {field("search", words.search, "search")}
            <Select form="table" name="status" label=words.status choices=states() selected=held("status")/>
            <Select form="table" name="priority" label=words.priority_label choices=priorities() selected=held("priority")/>
            <Select form="table" name="category" label=words.category_label choices=topics(&categories) selected=held("category")/>
            <Select form="table" name="assigned_to" label=words.assignee choices=people(&colleagues) selected=held("assigned_to")/>
            {field("tag", words.table.tag, "text")}
            {field("created_from", words.table.from, "date")}
            {field("created_to", words.table.until, "date")}
            <input type="hidden" name="sort" value=held("sort")/>
            <div class="table-filters__end">
                <span class="table-filters__show"><Button>{words.table.show}</Button></span>
                <LinkButton href=TABLE>{words.table.clear}</LinkButton>
            </div>
        </form>
    }
}

/// Goes where the form leads: from the first page on, in the order that holds.
fn shows(form: NodeRef<html::Form>, filter: Memo<Filter>) -> impl Fn() + Clone + 'static {
    let navigate = use_navigate();
    move || {
        let (Some(form), Some(sort)) =
            (form.get_untracked(), filter.try_with_untracked(|filter| filter.sort))
        else {
            return;
        };
        let Ok(data) = FormData::new_with_form(&form) else { return };
        let said = |name: &str| Some((name.to_owned(), data.get(name).as_string()?));
        let asked = Filter::of_address(FIELDS.into_iter().filter_map(said)).unwrap_or_default();
        let asked = Filter { sort, ..asked };
        if filter.with_untracked(|now| now.from_the_start() != asked) {
            let options = NavigateOptions { scroll: false, ..Default::default() };
            navigate(&table_address(&asked, None), options);
        }
    }
}

/// What leads elsewhere changes the form, but for the field that somebody is in.
fn follow_address(form: NodeRef<html::Form>, filter: Memo<Filter>) {
    Effect::new(move || {
        let filter = filter.get();
        let Some(form) = form.get_untracked() else { return };
        let active = document().active_element();
        for name in FIELDS {
            let Ok(Some(field)) = form.query_selector(&format!("[name={name}]")) else { continue };
            if active.as_ref() != Some(&field) {
                set_value(&field, &value_of(&filter, name));
            }
        }
    });
}

fn set_value(field: &Element, value: &str) {
    if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        if input.value() != value {
            input.set_value(value);
        }
    } else if let Some(select) = field.dyn_ref::<HtmlSelectElement>()
        && select.value() != value
    {
        select.set_value(value);
    }
}

/// Whether an event comes from a field in which somebody types.
fn is_typed(event: &web_sys::Event) -> bool {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    input.is_some_and(|input| matches!(input.type_().as_str(), "search" | "text"))
}

/// A filter's field as the form spells it.
fn value_of(filter: &Filter, name: &str) -> String {
    let fields = serde_json::to_value(filter).unwrap_or_default();
    match &fields[name] {
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Array(words) => {
            words.iter().filter_map(serde_json::Value::as_str).collect::<Vec<_>>().join(",")
        }
        _ => String::new(),
    }
}

fn all() -> Choice {
    Choice::new("", words(locale()).table.all)
}

fn states() -> Vec<Choice> {
    let words = words(locale());
    let active = Choice::new(value_of(&View::Active.filter(), "status"), words.table.active);
    let each = Status::ALL.map(|status| Choice::new(status.as_str(), (words.status_of)(status)));
    [all(), active].into_iter().chain(each).collect()
}

fn priorities() -> Vec<Choice> {
    let words = words(locale());
    let each = Priority::ALL.into_iter().rev();
    let each = each.map(|priority| Choice::new(priority.as_str(), (words.priority_of)(priority)));
    [all()].into_iter().chain(each).collect()
}

fn topics(categories: &[Category]) -> Vec<Choice> {
    let names = CategoryNames::of(categories);
    let each = categories.iter().map(|category| Choice::new(&category.slug, names.name_of(&category.slug)));
    [all()].into_iter().chain(each).collect()
}

fn people(colleagues: &[Colleague]) -> Vec<Choice> {
    let nobody = Choice::new("none", words(locale()).nobody);
    let each = colleagues.iter().map(|one| Choice::new(one.id.to_string(), &one.name));
    [all(), nobody].into_iter().chain(each).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_field_says_is_what_the_filter_reads() {
        let filter = Filter {
            tag: Some("vip".to_owned()),
            created_from: base::DayOrMoment::parse("2026-11-29"),
            ..View::Mine.filter()
        };
        let said = FIELDS.map(|name| (name.to_owned(), value_of(&filter, name)));
        assert_eq!(Filter::of_address(said), Some(filter));
    }
}
