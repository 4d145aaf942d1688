//! Buttons that do, and links that look like them.

use leptos::prelude::*;

/// How much a button asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// The one next action of a page.
    Primary,
    /// Everything else.
    #[default]
    Secondary,
    /// Inside something busier.
    Quiet,
    /// Destroys something.
    Danger,
}

impl Kind {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button--primary",
            Self::Secondary => "button",
            Self::Quiet => "button button--quiet",
            Self::Danger => "button button--danger",
        }
    }
}

/// A button. Inside a form it submits.
#[component]
pub fn Button(
    /// How much it asks for.
    #[prop(optional)]
    kind: Kind,
    /// While true it waits: it keeps the focus, and presses do nothing.
    #[prop(optional, into)]
    pending: Signal<bool>,
    /// `submit` unless told.
    #[prop(default = "submit")]
    r#type: &'static str,
    /// Sent with the form when this button submitted it.
    #[prop(optional, into)]
    name: Option<&'static str>,
    /// The value under that name.
    #[prop(optional, into)]
    value: Option<String>,
    /// What it says.
    children: Children,
) -> impl IntoView {
    view! {
        <button
            class=kind.class()
            type=r#type
            name=name
            value=value
            aria-disabled=move || pending.get().then_some("true")
            on:click=move |event| {
                if pending.get_untracked() {
                    event.prevent_default();
                }
            }
        >
            {children()}
        </button>
    }
}

/// A link in a button's clothes: it goes somewhere.
#[component]
pub fn LinkButton(
    /// Where it goes.
    #[prop(into)]
    href: String,
    /// How much it asks for.
    #[prop(optional)]
    kind: Kind,
    /// What it says.
    children: Children,
) -> impl IntoView {
    view! {
        <a class=kind.class() href=href>
            {children()}
        </a>
    }
}
