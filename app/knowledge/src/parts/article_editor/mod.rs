//! The text and its preview. Every pause in writing is saved; nothing that was typed is lost with an error, nor with a page
//! that its writer leaves in the midst of a word.

mod editor_state;

use leptos::prelude::*;
use ui::{Button, Editor, FaultNotice, Field, locale};

use self::editor_state::{EditorState, Saved};
use crate::{
    Article, LONGEST_CONTENT, LONGEST_TITLE, WorkingCopy,
    desk_words::desk_words,
    parts::{ForeignImages, LocalDraft, upload_images_into},
};

/// The text and its preview, side by side where there is room.
#[component]
pub(crate) fn ArticleEditor(
    article: Article,
    working_copy: Option<WorkingCopy>,
    /// What readers would see of it.
    preview: Option<String>,
    /// The version of the working copy that stands here.
    staged: RwSignal<Option<i64>>,
    /// Set once there is a working copy.
    has_changes: RwSignal<bool>,
    /// Whether something was typed that is not saved yet.
    is_waiting: RwSignal<bool>,
    /// The site that readers see it on.
    help_url: String,
) -> impl IntoView {
    let words = desk_words(locale());
    let editor = EditorState::new(&article, working_copy.as_ref(), preview, staged, has_changes);
    let title = editor.title.get_untracked();
    editor.save_at_every_pause();
    editor.save_on_leaving();
    let title_error = move || editor.title.read().trim().is_empty().then(|| words.title_needed.to_owned());
    Effect::new(move || is_waiting.set(editor.saved.get() == Saved::Waiting));
    let state = move || match editor.saved.get() {
        Saved::Nothing => "",
        Saved::Waiting => words.saving,
        Saved::Done => words.saved,
        Saved::Failed => words.not_saved,
    };
    let (tag, direction) = (article.locale.to_string(), article.locale.direction());
    view! {
        <FaultNotice fault=editor.fault/>
        {move || editor.conflicting_version.get().map(|theirs| view! { <Choice theirs editor/> })}
        <ForeignImages html=editor.shown help_url/>
        <div class="article-editor">
            <section class="article-editor__write" lang=tag.clone() dir=direction>
                <Field name="title" label=words.title value=title typed=editor.title error=Signal::derive(title_error)
                    maxlength=u32::try_from(LONGEST_TITLE).unwrap_or(u32::MAX)/>
                <Editor name="text" label=words.text hint=words.text_hint.to_owned() value=editor.text rows=24
                    with_headings=true on_files=upload_images_into("text", editor.fault)
                    maxlength=u32::try_from(LONGEST_CONTENT).unwrap_or(u32::MAX)/>
                <p class="article-editor__state" role="status">{state}</p>
            </section>
            <section class="article-editor__preview" aria-label=words.preview tabindex="0">
                <h2 class="article-editor__name">{words.preview}</h2>
                <div class="prose" lang=tag dir=direction inner_html=move || editor.shown.get()></div>
            </section>
        </div>
    }
}

/// Two texts, and the choice between them: nothing is lost before it is made.
#[component]
fn Choice(theirs: LocalDraft, editor: EditorState) -> impl IntoView {
    let words = desk_words(locale());
    let text = theirs.words.text.clone();
    let theirs = StoredValue::new(theirs);
    let keep_mine = move |_| {
        editor.settle(&theirs.get_value());
        editor.save();
    };
    let take_theirs = move |_| {
        let theirs = theirs.get_value();
        editor.settle(&theirs);
        editor.title.set(theirs.words.title);
        editor.text.set(theirs.words.text);
    };
    view! {
        <details class="card conflict" open=true>
            <summary>{words.their_text}</summary>
            <pre class="conflict__text" tabindex="0" dir="auto">{text}</pre>
            <div class="editor__hands">
                <Button r#type="button" on:click=keep_mine>{words.keep_mine}</Button>
                <Button r#type="button" on:click=take_theirs>{words.take_theirs}</Button>
            </div>
        </details>
    }
}
