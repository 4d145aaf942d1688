//! A select that changes one thing of a ticket where it stands. With a mouse it changes at once; whoever walks through the
//! choices by keyboard has chosen when they leave it or press Enter. Without script it has a button.

use identity::Colleague;
use leptos::{ev::KeyboardEvent, html, prelude::*};
use ui::locale;

use super::{AskForm, CategoryNames};
use crate::{Category, Party, Priority, Status, words::words};

/// Something to choose.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct InlineOption {
    value: String,
    label: String,
    is_current: bool,
}

impl InlineOption {
    fn new(value: impl Into<String>, label: impl Into<String>, is_current: bool) -> Self {
        Self { value: value.into(), label: label.into(), is_current }
    }

    /// Where a ticket stands and may go.
    pub fn states(now: Status) -> Vec<Self> {
        let words = words(locale());
        let all = Status::ALL.into_iter().filter(|next| *next == now || now.can_move_to(*next));
        all.map(|next| Self::new(next.as_str(), (words.status_of)(next), next == now)).collect()
    }

    /// How soon it may want an answer.
    pub fn priorities(now: Priority) -> Vec<Self> {
        let words = words(locale());
        let all = Priority::ALL.into_iter().rev();
        all.map(|next| Self::new(next.as_str(), (words.priority_of)(next), next == now)).collect()
    }

    /// What it may be about; what it is about can stay, also where nothing else can become it.
    pub fn categories(all: &[Category], now: &str) -> Vec<Self> {
        let names = CategoryNames::of(all);
        let offered = all.iter().filter(|category| category.is_active || category.slug == now);
        let mut options: Vec<_> = offered
            .map(|category| Self::new(&category.slug, names.name_of(&category.slug), category.slug == now))
            .collect();
        if !options.iter().any(|option| option.is_current) {
            options.push(Self::new(now, names.name_of(now), true));
        }
        options
    }

    /// Who may answer, and who does.
    pub fn people(colleagues: &[Colleague], now: Option<&Party>) -> Vec<Self> {
        let is_now = |id| now.is_some_and(|party| party.id == id);
        let mut options = vec![Self::new("none", words(locale()).nobody, now.is_none())];
        options.extend(colleagues.iter().map(|one| Self::new(one.id.to_string(), &one.name, is_now(one.id))));
        if let Some(party) = now.filter(|_| !options.iter().any(|option| option.is_current)) {
            options.push(Self::new(party.id.to_string(), &party.name, true));
        }
        options
    }
}

/// The select.
#[component]
pub(crate) fn InlineChoice(
    number: String,
    /// The form's field.
    name: &'static str,
    /// What is chosen.
    label: &'static str,
    /// What can be, with what holds now.
    options: Box<dyn Fn() -> Vec<InlineOption> + Send + Sync>,
) -> impl IntoView {
    let words = words(locale());
    let select = NodeRef::<html::Select>::new();
    let has_keys = StoredValue::new(false);
    let label = (words.table.change)(label, &number);
    let send = move || {
        if let Some(form) = select.get_untracked().and_then(|select| select.form()) {
            let _refused_by_the_form = form.request_submit();
        }
    };
    let is_walked = StoredValue::new(false);
    let chosen = move || is_walked.try_update_value(std::mem::take) == Some(true);
    let on_key = move |event: KeyboardEvent| {
        let _is_left = has_keys.try_set_value(true);
        if event.key() == "Enter" && chosen() {
            event.prevent_default();
            send();
        }
    };
    let on_change = move |_| match has_keys.try_get_value() {
        Some(true) => {
            let _is_left = is_walked.try_set_value(true);
        }
        _ => send(),
    };
    let on_leave = move |_| {
        if chosen() {
            send();
        }
    };
    let options = move || {
        let all = options().into_iter().map(|InlineOption { value, label, is_current }| {
            view! { <option value=value selected=is_current prop:selected=is_current dir="auto">{label}</option> }
        });
        all.collect_view()
    };
    view! {
        <AskForm number>
            <select class="inline-choice" name=name aria-label=label node_ref=select on:keydown=on_key on:change=on_change
                on:blur=on_leave on:pointerdown=move |_| {
                    let _is_left = has_keys.try_set_value(false);
                }>
                {options}
            </select>
            <button class="button inline-choice__save">{words.table.save}</button>
        </AskForm>
    }
}

#[cfg(test)]
mod tests {
    use base::uuid::Uuid;

    use super::*;

    #[test]
    fn what_holds_can_stay_and_nothing_illegal_is_offered() {
        let values = |options: Vec<InlineOption>| {
            assert_eq!(options.iter().filter(|option| option.is_current).count(), 1);
            options.into_iter().map(|option| option.value).collect::<Vec<_>>()
        };
        let over = Owner::new().with(|| InlineOption::states(Status::Closed));
        assert_eq!(values(over), ["open", "closed"]);
        let gone = Party { id: Uuid::from_u128(7).into(), name: "Gone".to_owned() };
        let people = Owner::new().with(|| InlineOption::people(&[], Some(&gone)));
        assert_eq!(values(people), ["none".to_owned(), gone.id.to_string()]);
        let category = Owner::new().with(|| InlineOption::categories(&[], "lamps"));
        assert_eq!(values(category), ["lamps"]);
    }
}
