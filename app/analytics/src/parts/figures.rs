//! The numbers of a report: each with what it was, and the way to what it is made of.

use leptos::prelude::*;
use ui::locale;

use crate::{
    Change, Figure, Unit,
    address::page_of,
    words::{measure_name, words},
};

/// The numbers.
#[component]
pub(crate) fn Figures(figures: Vec<Figure>) -> impl IntoView {
    let figures = figures.into_iter().map(|figure| {
        let number = number(&figure);
        view! {
            <div class="figure">
                <dt class="figure__name">{measure_name(figure.key)}</dt>
                <dd class="figure__value">{number}</dd>
                <dd class="figure__change"><Difference unit=figure.unit value=figure.value before=figure.before/></dd>
            </div>
        }
    });
    view! { <dl class="figures">{figures.collect_view()}</dl> }
}

/// The number, which leads to its tickets where it is made of some.
fn number(figure: &Figure) -> AnyView {
    let words = words(locale());
    let Some(value) = figure.value else { return "–".into_any() };
    let text = (words.format)(figure.unit)(value);
    match figure.opens.as_deref().and_then(page_of) {
        Some(href) => view! {
            <a href=href><bdi>{text}</bdi><span class="visually-hidden">" " {(words.list.title)(measure_name(figure.key))}</span></a>
        }
        .into_any(),
        None => view! { <bdi>{text}</bdi> }.into_any(),
    }
}

/// How a number differs from the period before. Nothing where that is not known.
#[component]
pub(crate) fn Difference(unit: Unit, value: Option<f64>, before: Option<f64>) -> impl IntoView {
    let words = words(locale());
    let change = Change::of(unit, value, before)?;
    let arrow = match change {
        Change::Same => "=",
        Change::Up(_) => "▲",
        Change::Down(_) => "▼",
    };
    // What is the same need not be said twice.
    let before = before.filter(|_| change != Change::Same);
    let before = before.map(|before| {
        view! {
            <span class="difference__before">" · " {(words.before)(&(words.format)(unit)(before))}</span>
        }
    });
    Some(view! {
        <span class="difference">
            <span aria-hidden="true">{arrow} " "</span>
            {(words.change)(change, unit)} {before}
        </span>
    })
}
