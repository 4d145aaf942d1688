//! A table that scrolls by itself on a narrow screen, and can be reached there by keyboard.

use leptos::prelude::*;

/// A table with its name and the names of its columns. Children are rows.
#[component]
pub fn Table(
    /// What it lists.
    #[prop(into)]
    caption: String,
    /// The columns.
    columns: Vec<String>,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let name = caption.clone();
    let heads = columns.into_iter().map(|column| view! { <th scope="col">{column}</th> }).collect_view();
    view! {
        <div class="table" role="region" aria-label=name tabindex="0">
            <table>
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}
