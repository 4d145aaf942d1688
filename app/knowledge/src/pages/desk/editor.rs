//! Where an article is written: the text beside what readers would see of it, saved at every pause.

use base::Fault;
use leptos::prelude::*;
use leptos_meta::Title;
use ui::{
    Button, FaultNotice, Kind, Loaded, Menu, MenuItem, Notice, Tone, fault_of, locale, successes, toast,
};

use crate::{
    Article, ArticleContext, ArticleId, Status,
    desk_actions::{
        ConfirmTranslation, DescribeArticle, DiscardWorkingCopy, EditorData, MoveArticle, RemoveArticle,
        ScheduleArticle, load_editor,
    },
    desk_words::{DeskWords, desk_words},
    parts::{
        ArticleDrawer, ArticleEditor, ArticlePresence, ArticleSettings, GoesOut, LocalDraft, ReaderComments,
        SETTINGS, Schedule, StatusBadge, TranslationsMenu, follow_clock,
    },
};

/// What the editor can do to the article, beside writing it.
#[derive(Clone, Copy)]
struct Actions {
    discard: ServerAction<DiscardWorkingCopy>,
    move_to: ServerAction<MoveArticle>,
    describe: ServerAction<DescribeArticle>,
    schedule: ServerAction<ScheduleArticle>,
    confirm: ServerAction<ConfirmTranslation>,
    remove: ServerAction<RemoveArticle>,
}

/// The page.
pub(super) fn editor(id: String) -> AnyView {
    let actions = Actions {
        discard: ServerAction::new(),
        move_to: ServerAction::new(),
        describe: ServerAction::new(),
        schedule: ServerAction::new(),
        confirm: ServerAction::new(),
        remove: ServerAction::new(),
    };
    let Actions { discard, move_to, describe, schedule, confirm, remove } = actions;
    let (discarded, moved, described, scheduled, confirmed) = (
        successes(move || discard.value().get()),
        successes(move || move_to.value().get()),
        successes(move || describe.value().get()),
        successes(move || schedule.value().get()),
        successes(move || confirm.value().get()),
    );
    let article = id.parse::<ArticleId>().ok();
    let removed = successes(move || remove.value().get());
    Effect::new(move || {
        if discarded.get() > 0 || removed.get() > 0 {
            article.inspect(|id| LocalDraft::forget(*id));
        }
    });
    say_what_was_done(describe);
    let turns = move || (discarded.get(), moved.get(), described.get(), scheduled.get(), confirmed.get());
    let editor = Resource::new_blocking(move || (id.clone(), turns()), |(id, _)| load_editor(id));
    let words = desk_words(locale());
    view! {
        // Until the article's own.
        <Title text=words.articles/>
        <div class="page page--wide editor">
            <p class="page__back"><a href="/agent/articles">{words.back_to_articles}</a></p>
            <FaultNotice fault=fault_of(move || discard.value().get())/>
            <FaultNotice fault=fault_of(move || move_to.value().get())/>
            <FaultNotice fault=outside_of_fields(fault_of(move || describe.value().get()))/>
            <FaultNotice fault=outside_of_fields(fault_of(move || schedule.value().get()))/>
            <FaultNotice fault=fault_of(move || confirm.value().get())/>
            <FaultNotice fault=fault_of(move || remove.value().get())/>
            <Loaded resource=editor label=words.loading lines=9 is_page=true view=move |editor| show(words, editor, actions)/>
        </div>
    }
    .into_any()
}

/// The fields of the drawer, which say themselves what is wrong with them.
const FIELDS: [&str; 3] = ["slug", "tags", "publish_at"];

fn is_of_field(fault: &Fault) -> bool {
    FIELDS.iter().any(|field| fault.of_field(field).is_some())
}

/// A fault that no field says.
fn outside_of_fields(fault: Signal<Option<Fault>>) -> Signal<Option<Fault>> {
    Signal::derive(move || fault.get().filter(|fault| !is_of_field(fault)))
}

/// Says that the settings were saved, or that readers see the article now.
fn say_what_was_done(describe: ServerAction<DescribeArticle>) {
    let words = desk_words(locale());
    let publishes = StoredValue::new(false);
    Effect::new(move || {
        if let Some(described) = &*describe.input().read() {
            publishes.set_value(described.publish.unwrap_or_default());
        }
    });
    Effect::new(move || {
        if let Some(Ok(_)) = *describe.value().read() {
            toast(if publishes.get_value() { words.published } else { words.settings_saved });
        }
    });
}

fn show(words: &'static DeskWords, editor: EditorData, actions: Actions) -> AnyView {
    let EditorData { mut article, working_copy, preview, categories, background, now, .. } = editor;
    let clock = follow_clock(editor.clock, article.publish_at);
    let ArticleContext { origin, translations, comments } = background;
    // A draft is called what its writer calls it now.
    if let Some(staged) = working_copy.as_ref().filter(|_| article.status == Status::Draft)
        && !staged.title.is_empty()
    {
        article.title.clone_from(&staged.title);
    }
    let has_changes = RwSignal::new(working_copy.is_some());
    let is_waiting = RwSignal::new(false);
    let staged = RwSignal::new(working_copy.as_ref().map(|copy| copy.version));
    let is_wrong = Signal::derive(move || {
        let described = actions.describe.value().get().and_then(Result::err);
        let fault = described.or_else(|| actions.schedule.value().get().and_then(Result::err));
        fault.is_some_and(|fault| is_of_field(&fault))
    });
    let described = article.clone();
    let goes_out = article.publish_at.filter(|_| article.status == Status::Scheduled);
    view! {
        <Title text=article.title.clone()/>
        <Head article=article.clone() origin has_changes is_waiting can_delete=editor.can_delete actions>
            <ArticleDrawer is_wrong>
                <section aria-labelledby="settings">
                    <h2 id="settings">{words.settings}</h2>
                    <ArticleSettings article=described.clone() categories describe=actions.describe staged/>
                    {(described.status != Status::Published).then(|| view! {
                        <Schedule id=described.id publish_at=described.publish_at clock schedule=actions.schedule staged is_waiting/>
                    })}
                </section>
                <section aria-labelledby="translations">
                    <h2 id="translations">{words.translations}</h2>
                    <TranslationsMenu article=described.clone() translations/>
                </section>
                <section aria-labelledby="comments">
                    <h2 id="comments">{words.readers_said}</h2>
                    <ReaderComments article=described comments now/>
                </section>
            </ArticleDrawer>
        </Head>
        {goes_out.map(|at| view! { <GoesOut at now clock/> })}
        <ArticlePresence id=article.id version=article.version/>
        <ArticleEditor article working_copy preview staged has_changes is_waiting help_url=editor.help_url/>
    }
    .into_any()
}

/// What it is called, where it stands, and where it can go from there.
#[component]
fn Head(
    article: Article,
    /// The number of the ticket that it came from.
    origin: Option<String>,
    has_changes: RwSignal<bool>,
    /// Whether something was typed that is not saved yet.
    is_waiting: RwSignal<bool>,
    /// Whether the writer may delete it for good.
    can_delete: bool,
    actions: Actions,
    /// The drawer.
    children: Children,
) -> impl IntoView {
    let words = desk_words(locale());
    let (id, status) = (article.id, article.status);
    let publish_label =
        move || if status == Status::Published { words.publish_changes } else { words.publish };
    // It stays where it is when there is nothing to publish: nothing else slips under a hand that pressed it.
    let cannot_publish = Signal::derive(move || {
        actions.describe.pending().get()
            || is_waiting.get()
            || status == Status::Published && !has_changes.get()
    });
    view! {
        <header class="page__head">
            <div>
                <h1 dir="auto">{article.title.clone()}</h1>
                <p class="editor__facts">
                    <StatusBadge status/>
                    <span lang=article.locale.to_string()>{article.locale.own_name().to_owned()}</span>
                    {(status == Status::Published).then(|| view! {
                        <a href=format!("/help/articles/{}", article.slug)>{words.view}</a>
                    })}
                    <a href=format!("/agent/articles/{id}/history")>{words.history}</a>
                    {origin.map(|number| view! {
                        <span>{words.from_ticket} " " <a href=format!("/agent/tickets/{number}")>{number.clone()}</a></span>
                    })}
                </p>
            </div>
            <div class="editor__hands">
                <Button kind=Kind::Primary name="publish" value="true" pending=cannot_publish attr:form=SETTINGS>
                    {publish_label}
                </Button>
                <MoveTo id status move_to=actions.move_to/>
                {move || has_changes.get().then(|| view! { <Discard id discard=actions.discard/> })}
                {(can_delete && status == Status::Draft).then(|| view! { <Delete id remove=actions.remove/> })}
                {children()}
            </div>
        </header>
        {article.is_stale.then(|| view! { <Stale id confirm=actions.confirm/> })}
        // What publishes itself shows what stood there when that was decided.
        {move || (has_changes.get() && matches!(status, Status::Published | Status::Scheduled)).then(|| view! {
            <Notice tone=Tone::Lamp>{words.unpublished}</Notice>
        })}
    }
}

/// The original changed since: the translation is written anew, or still right.
#[component]
fn Stale(id: ArticleId, confirm: ServerAction<ConfirmTranslation>) -> impl IntoView {
    let words = desk_words(locale());
    view! {
        <Notice tone=Tone::Warn>{words.out_of_date_here}</Notice>
        <ActionForm action=confirm>
            <input type="hidden" name="id" value=id.to_string()/>
            <Button pending=confirm.pending()>{words.still_right}</Button>
        </ActionForm>
    }
}

#[component]
fn Discard(id: ArticleId, discard: ServerAction<DiscardWorkingCopy>) -> impl IntoView {
    let words = desk_words(locale());
    view! {
        <ActionForm action=discard>
            <input type="hidden" name="id" value=id.to_string()/>
            <Menu name=words.text label=move || words.discard>
                <MenuItem name="sure" value="true">{words.discard_surely}</MenuItem>
            </Menu>
        </ActionForm>
    }
}

/// A draft goes for good.
#[component]
fn Delete(id: ArticleId, remove: ServerAction<RemoveArticle>) -> impl IntoView {
    let words = desk_words(locale());
    view! {
        <ActionForm action=remove>
            <input type="hidden" name="id" value=id.to_string()/>
            <Menu name=words.settings label=move || words.delete>
                <MenuItem name="sure" value="true">{words.delete_surely}</MenuItem>
            </Menu>
        </ActionForm>
    }
}

/// The other places where the article can stand.
#[component]
fn MoveTo(id: ArticleId, status: Status, move_to: ServerAction<MoveArticle>) -> impl IntoView {
    let words = desk_words(locale());
    let moves = [(Status::Archived, words.archive), (Status::Draft, words.take_back)];
    let moves =
        moves.into_iter().filter(|(to, _)| *to != status && status != Status::Draft).map(|(to, label)| {
            view! {
                <ActionForm action=move_to>
                    <input type="hidden" name="id" value=id.to_string()/>
                    <input type="hidden" name="status" value=to.as_str()/>
                    <Button kind=Kind::Quiet pending=move_to.pending()>{label}</Button>
                </ActionForm>
            }
        });
    moves.collect_view()
}
