//! What the desk keeps in mind about somebody. Who wrote a note changes it.

use base::{DateTime, Role, UserId, Utc};
use identity::{LONGEST_PERSON_NOTE, PersonNote, viewer};
use leptos::prelude::*;
use ui::{Button, FaultNotice, Kind, TextArea, TimeAgo, fault_of, locale, wrong};

use crate::desk::{
    actions::{AddPersonNote, ChangePersonNote},
    words::words,
};

/// The notes, and the form for one more.
#[component]
pub(super) fn Notes(
    person: UserId,
    notes: Vec<PersonNote>,
    now: DateTime<Utc>,
    add: ServerAction<AddPersonNote>,
    change: ServerAction<ChangePersonNote>,
    /// What one more note says so far.
    written: RwSignal<String>,
) -> impl IntoView {
    let words = words(locale());
    let fault = fault_of(move || change.value().get());
    let rows: Vec<_> = notes.into_iter().map(|note| view! { <Note person note now change/> }).collect();
    view! {
        <section class="customer-panel__part" aria-labelledby="customer-notes">
            <h3 id="customer-notes">{words.notes}</h3>
            <p class="field__hint">{words.notes_hint}</p>
            <FaultNotice fault/>
            {if rows.is_empty() {
                view! { <p class="customer-panel__none">{words.no_notes}</p> }.into_any()
            } else {
                view! { <ul class="person-notes">{rows}</ul> }.into_any()
            }}
            <ActionForm action=add attr:class="form">
                <input type="hidden" name="person" value=person.to_string()/>
                <TextArea name="body" form="person-note" label=words.note_label value=written rows=2 required=true
                    maxlength=longest() error=wrong(move || add.value().get(), "body")/>
                <Button pending=add.pending()>{words.add_note}</Button>
            </ActionForm>
        </section>
    }
}

fn longest() -> u32 {
    u32::try_from(LONGEST_PERSON_NOTE).unwrap_or(u32::MAX)
}

#[component]
fn Note(
    person: UserId,
    note: PersonNote,
    now: DateTime<Utc>,
    change: ServerAction<ChangePersonNote>,
) -> impl IntoView {
    let words = words(locale());
    let viewer = viewer().get_untracked();
    let is_own = viewer.as_ref().map(|viewer| viewer.id) == note.author.as_ref().map(|author| author.id);
    let is_admin = viewer.is_some_and(|viewer| viewer.role == Role::Admin);
    let author = note.author.clone().map_or_else(|| words.somebody.to_owned(), |author| author.name);
    view! {
        <li class="person-notes__one">
            <p class="person-notes__body" dir="auto">{note.body.clone()}</p>
            <p class="person-notes__facts"><bdi>{author}</bdi> " " <TimeAgo at=note.updated_at now/></p>
            {(is_own || is_admin).then(|| view! { <EditNote person note change is_own/> })}
        </li>
    }
}

/// What can be done to a note: an admin deletes those of others, and changes none.
#[component]
fn EditNote(
    person: UserId,
    note: PersonNote,
    change: ServerAction<ChangePersonNote>,
    is_own: bool,
) -> impl IntoView {
    let words = words(locale());
    let body = RwSignal::new(note.body);
    let text = if is_own {
        view! {
            <TextArea name="body" form=format!("person-note-{}", note.id) label=words.note_label value=body rows=2
                maxlength=longest()/>
            <Button name="what" value="save" pending=change.pending()>{words.save}</Button>
        }
        .into_any()
    } else {
        view! { <input type="hidden" name="body" value=""/> }.into_any()
    };
    view! {
        <details class="person-notes__edit">
            <summary>{if is_own { words.edit } else { words.delete }}</summary>
            <ActionForm action=change attr:class="form">
                <input type="hidden" name="person" value=person.to_string()/>
                <input type="hidden" name="note" value=note.id.to_string()/>
                {text}
                <Button kind=Kind::Danger name="what" value="delete" pending=change.pending()>{words.delete}</Button>
            </ActionForm>
        </details>
    }
}
