//! What people may send along, how it is kept, and what was held back.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};
use ui::{
    Button, Empty, FaultNotice, Field, Kind, Loaded, Notice, Table, TextArea, Tone, fault_of, locale,
    successes, toast, wrong,
};

use crate::{
    FileState, FilesOverview, HeldBack,
    actions::{SaveFileSettings, load_files_overview},
    words::{Words, words},
};

/// The page.
pub struct FilesPage;

#[lazy_route]
impl LazyRoute for FilesPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let words = words(locale());
        let save = ServerAction::new();
        let saved = successes(move || save.value().get());
        let overview = Resource::new_blocking(move || saved.get(), |_| load_files_overview());
        let fault = fault_of(move || save.value().get());
        Effect::new(move |before: Option<usize>| {
            let done = saved.get();
            if before.is_some_and(|before| before < done) {
                toast(words.saved);
            }
            done
        });
        view! {
            <Title text=words.title/>
            <div class="page">
                <h1>{words.title}</h1>
                <p class="page__lead">{words.lead}</p>
                <FaultNotice fault/>
                <Loaded resource=overview label=words.loading lines=6 view=move |overview| shown(words, overview, save)/>
            </div>
        }
        .into_any()
    }
}

fn shown(words: &'static Words, overview: FilesOverview, save: ServerAction<SaveFileSettings>) -> AnyView {
    let settings = overview.settings.clone();
    let types = RwSignal::new(settings.types.join("\n"));
    let wrong = move |field| wrong(move || save.value().get(), field);
    view! {
        {state_of_things(words, &overview)}
        <section class="card">
            <ActionForm action=save attr:class="form">
                <TextArea name="types" label=words.types hint=words.types_hint.to_owned() value=types rows=10 error=wrong("types")/>
                <Field name="largest_megabytes" r#type="number" label=words.largest required=true
                    value=(settings.largest_bytes / 1_000_000).to_string() error=wrong("largest_bytes")/>
                <Field name="most_per_message" r#type="number" label=words.most required=true
                    value=settings.most_per_message.to_string() error=wrong("most_per_message")/>
                <Field name="daily_megabytes_per_address" r#type="number" label=words.daily hint=words.daily_hint.to_owned() required=true
                    value=(settings.daily_bytes_per_address / 1_000_000).to_string() error=wrong("daily_bytes_per_address")/>
                <Button kind=Kind::Primary pending=save.pending()>{words.save}</Button>
            </ActionForm>
        </section>
        {held_back(words, overview.held_back)}
    }
    .into_any()
}

/// The scanner and the storage, in a sentence each.
fn state_of_things(words: &'static Words, overview: &FilesOverview) -> impl IntoView {
    let scanning = if overview.is_scanning {
        (words.scanning_is_on)(overview.waiting)
    } else {
        words.scanning_is_off.to_owned()
    };
    let tone = if overview.is_scanning { Tone::Calm } else { Tone::Warn };
    let said = overview.scan_error.as_deref().map(words.scanner_says);
    let place = if overview.storage == "folder" { words.in_folder } else { words.in_bucket };
    let kept = (words.kept)(overview.contents, (words.size)(overview.bytes));
    view! {
        <section>
            <h2>{words.scanning}</h2>
            <Notice tone>{scanning}</Notice>
            {said.map(|said| view! { <Notice tone=Tone::Warn>{said}</Notice> })}
        </section>
        <section>
            <h2>{words.storage}</h2>
            <p>{place} " " {kept}</p>
        </section>
    }
}

fn held_back(words: &'static Words, files: Vec<HeldBack>) -> AnyView {
    if files.is_empty() {
        return view! { <Empty title=words.nothing_held_back hint=words.nothing_held_back_hint/> }.into_any();
    }
    let columns = [words.file, words.sender, words.state, words.reason, words.came];
    let rows = files.into_iter().map(|file| {
        let came = format!("{} {}", base::day(file.created_at), base::minute(file.created_at));
        let reason = match file.state {
            FileState::Infected => (words.blocked)(file.reason.as_deref()),
            FileState::PendingScan | FileState::Clean => file.reason.unwrap_or_default(),
        };
        view! {
            <tr>
                <th scope="row"><bdi>{file.filename}</bdi></th>
                <td><bdi>{file.sender}</bdi></td>
                <td>{(words.state_of)(file.state)}</td>
                <td dir="auto">{reason}</td>
                <td><time datetime=file.created_at.to_rfc3339()>{came}</time></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section>
            <h2>{words.held_back}</h2>
            <Table caption=words.held_back columns=columns.map(str::to_owned).to_vec()>{rows}</Table>
        </section>
    }
    .into_any()
}
