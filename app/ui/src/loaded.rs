//! What a page shows once its data is there.

use std::{future::poll_fn, task::Poll};

use base::Fault;
use leptos::prelude::*;

use crate::{Failed, Skeleton};

/// What a resource brought, as `view` draws it, or what went wrong. While it is loaded again the former stays. `view` waits
/// for nothing else: [`built_once`] says why. Generic, because every page says this of a type of its own.
#[component]
pub fn Loaded<T, View>(
    /// What is waited for.
    resource: Resource<Result<T, Fault>>,
    /// What a screen reader hears meanwhile.
    label: &'static str,
    /// How many lines stand for it meanwhile.
    #[prop(default = 3)]
    lines: usize,
    /// Whether it is the whole page: what went wrong is its heading then.
    #[prop(optional)]
    is_page: bool,
    /// Draws it.
    view: View,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    View: Fn(T) -> AnyView + Clone + Send + Sync + 'static,
{
    let part = move || {
        let view = view.clone();
        Suspend::new(async move {
            let outcome = resource.await;
            built_once().await;
            match outcome {
                Ok(found) => view(found),
                Err(fault) => view! { <Failed fault is_page/> }.into_any(),
            }
        })
    };
    view! { <Transition fallback=move || view! { <Skeleton label lines/> }>{part}</Transition> }
}

/// On the server a part whose data is there would be built only to see what else it waits for, thrown away, and built
/// again: half of what drawing a page costs. A part that waits for nothing else says so by waiting here once. The browser
/// takes over what stands, and must not wait.
pub async fn built_once() {
    let mut is_asked = cfg!(target_arch = "wasm32");
    poll_fn(|context| {
        if std::mem::replace(&mut is_asked, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}
