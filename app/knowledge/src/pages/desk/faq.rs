//! The questions: written one by one, published together.

use base::{DateTime, Language, Utc};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use ui::{
    Badge, Button, Editor, Empty, FaultNotice, Field, Kind, LinkButton, Loaded, Notice, Select, Table,
    TimeAgo, Tone, focus_wrong_field, locale, successes, wrong,
};

use super::tabs::DeskTabs;
use crate::{
    FaqItem, LONGEST_ANSWER, LONGEST_QUESTION,
    desk_actions::preview,
    faq_desk::{FaqDesk, FaqLanguage, FaqQuestion, FaqState},
    help_center_admin_actions::{PublishQuestions, RemoveQuestion, WriteQuestion, load_faq_desk},
    help_center_admin_words::{AdminWords, admin_words},
    parts::{language_choices, upload_images_into},
};

/// What can be done.
#[derive(Clone, Copy)]
struct Actions {
    write: ServerAction<WriteQuestion>,
    remove: ServerAction<RemoveQuestion>,
    publish: ServerAction<PublishQuestions>,
}

/// The page.
pub(super) fn faq() -> AnyView {
    let words = admin_words(locale());
    let actions =
        Actions { write: ServerAction::new(), remove: ServerAction::new(), publish: ServerAction::new() };
    let (written, removed, made) = (
        successes(move || actions.write.value().get()),
        successes(move || actions.remove.value().get()),
        successes(move || actions.publish.value().get()),
    );
    let versions = move || (written.get(), removed.get(), made.get());
    let desk = Resource::new_blocking(versions, |_| load_faq_desk());
    let query = use_query_map();
    let chosen = Memo::new(move |_| query.read().get("edit"));
    let fault = Signal::derive(move || {
        let written = actions.write.value().get().and_then(Result::err);
        written
            .or_else(|| actions.remove.value().get().and_then(Result::err))
            .or_else(|| actions.publish.value().get().and_then(Result::err))
    });
    focus_wrong_field(".form-card", fault);
    let published = move || actions.publish.value().get().and_then(Result::ok);
    view! {
        <Title text=words.questions/>
        <div class="page">
            <header class="page__head">
                <h1>{words.questions}</h1>
                <LinkButton href="/agent/articles/faq?edit=new" kind=Kind::Primary>{words.new_question}</LinkButton>
            </header>
            <DeskTabs/>
            <FaultNotice fault/>
            {move || published().map(|version| view! { <Notice tone=Tone::Good>{(words.published)(version)}</Notice> })}
            <Loaded resource=desk label=words.questions lines=6 view=move |desk: FaqDesk| {
                (move || match chosen.get() {
                    Some(id) => {
                        let mut items = desk.questions.iter().map(|question| &question.item);
                        form(words, items.find(|item| item.id.to_string() == id).cloned(), actions)
                    }
                    None => list(words, desk.clone(), actions),
                })
                .into_any()
            }/>
        </div>
    }
    .into_any()
}

fn list(words: &'static AdminWords, desk: FaqDesk, actions: Actions) -> AnyView {
    let FaqDesk { questions, languages, now } = desk;
    if languages.is_empty() {
        return view! { <Empty title=words.no_questions hint=words.no_questions_hint/> }.into_any();
    }
    let publish = languages.into_iter().map(|language| publish(words, language, actions));
    let columns = [words.question, words.language, words.heading, words.state, words.updated];
    view! {
        <ul class="publishing">{publish.collect_view()}</ul>
        <Table caption=words.questions columns=columns.map(str::to_owned).to_vec()>
            {questions.into_iter().map(|question| row(words, question, now)).collect_view()}
        </Table>
    }
    .into_any()
}

/// The button that publishes a language, and what that would bring.
fn publish(words: &'static AdminWords, language: FaqLanguage, actions: Actions) -> impl IntoView {
    let FaqLanguage { locale, changes } = language;
    let label = (words.publish_in)(locale.own_name());
    let cannot = Signal::derive(move || changes == 0 || actions.publish.pending().get());
    let told = if changes == 0 { words.all_published.to_owned() } else { (words.not_published_yet)(changes) };
    view! {
        <li class="publishing__language">
            <ActionForm action=actions.publish>
                <input type="hidden" name="locale" value=locale.to_string()/>
                <Button pending=cannot>{label}</Button>
            </ActionForm>
            <span class="publishing__changes">{told}</span>
        </li>
    }
}

fn row(words: &'static AdminWords, question: FaqQuestion, now: DateTime<Utc>) -> impl IntoView {
    let FaqQuestion { item, state } = question;
    let (tone, state) = match state {
        FaqState::Draft => (Tone::Calm, words.draft),
        FaqState::Withdrawn => (Tone::Warn, words.withdrawn),
        FaqState::New => (Tone::Lamp, words.not_published),
        FaqState::Changed => (Tone::Lamp, words.changed_since),
        FaqState::Published => (Tone::Good, words.is_published),
    };
    view! {
        <tr>
            <th scope="row"><a href=format!("/agent/articles/faq?edit={}", item.id)><bdi>{item.question}</bdi></a></th>
            <td>{item.locale.own_name().to_owned()}</td>
            <td dir="auto">{item.category}</td>
            <td><Badge tone>{state}</Badge></td>
            <td><TimeAgo at=item.updated_at now/></td>
        </tr>
    }
}

/// What the form begins with.
struct Held {
    question: String,
    answer: String,
    category: String,
    position: String,
    language: String,
    is_draft: bool,
}

impl Held {
    fn of(item: FaqItem) -> Self {
        Self {
            question: item.question,
            answer: item.answer_markdown,
            category: item.category,
            position: item.position.to_string(),
            language: item.locale.to_string(),
            is_draft: item.is_draft,
        }
    }
}

impl Default for Held {
    fn default() -> Self {
        Self {
            question: String::new(),
            answer: String::new(),
            category: String::new(),
            position: "0".to_owned(),
            language: Language::english().to_string(),
            is_draft: false,
        }
    }
}

fn form(words: &'static AdminWords, item: Option<FaqItem>, actions: Actions) -> AnyView {
    let outcome = actions.write.value();
    let wrong = move |field| wrong(move || outcome.get(), field);
    let id = item.as_ref().map(|item| item.id.to_string());
    let origin = item.as_ref().and_then(|item| item.origin.clone());
    let held = item.map_or_else(Held::default, Held::of);
    let answer = RwSignal::new(held.answer);
    let image_fault = RwSignal::new(None);
    let remove = id.clone().map(|id| {
        view! {
            <ActionForm action=actions.remove>
                <input type="hidden" name="id" value=id/>
                <Button kind=Kind::Danger>{words.take_away}</Button>
            </ActionForm>
        }
    });
    view! {
        <section class="card form-card">
            {origin.map(|number| view! {
                <p>{words.from_ticket} " " <a href=format!("/agent/tickets/{number}")>{number.clone()}</a></p>
            })}
            <ActionForm action=actions.write attr:class="form">
                {id.map(|id| view! { <input type="hidden" name="id" value=id/> })}
                <Field name="question" label=words.question value=held.question required=true
                    maxlength=u32::try_from(LONGEST_QUESTION).unwrap_or(u32::MAX) error=wrong("question")/>
                <FaultNotice fault=image_fault/>
                <Editor name="answer_markdown" label=words.answer hint=words.markdown.to_owned() value=answer rows=8
                    required=true preview=|markdown| Box::pin(preview(markdown))
                    on_files=upload_images_into("answer_markdown", image_fault) maxlength=u32::try_from(LONGEST_ANSWER).unwrap_or(u32::MAX) error=wrong("answer_markdown")/>
                <div class="form__pair">
                    <Select name="locale" label=words.language choices=language_choices() selected=held.language/>
                    <Field name="category" label=words.heading value=held.category error=wrong("category")/>
                </div>
                <Field name="position" label=words.place r#type="number" value=held.position/>
                <label class="check"><input type="checkbox" name="is_draft" value="true" checked=held.is_draft/>{words.is_draft}</label>
                <div class="editor__hands">
                    <Button kind=Kind::Primary pending=actions.write.pending()>{words.save}</Button>
                    <LinkButton href="/agent/articles/faq">{words.back}</LinkButton>
                </div>
            </ActionForm>
            {remove}
        </section>
    }
    .into_any()
}
