//! `/admin/feedback`: which words give feedback which tag. Everything here works without script.

use base::Locale;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};
use ui::{
    Button, Choice, Empty, FaultNotice, Field, Kind, LinkButton, Loaded, Select, TextArea, fault_of,
    focus_wrong_field, locale, successes, toast, typed, wrong,
};

use crate::{
    AnalysisProgress, TagRule, TagTrial, TrialText,
    analysis::{
        actions::{
            AddTagRule, AnalyseAllFeedback, ChangeTagRule, RULES, TagRulesHere, load_tag_rules, try_tag_rules,
        },
        words::words,
    },
    submissions::sentiment_word,
};

/// The page.
pub struct TagRulesPage;

#[lazy_route]
impl LazyRoute for TagRulesPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let trends_title = words(locale()).trends.title;
        let words = &words(locale()).rules;
        let (add, change) = (ServerAction::<AddTagRule>::new(), ServerAction::<ChangeTagRule>::new());
        let again = ServerAction::<AnalyseAllFeedback>::new();
        let added = successes(move || add.value().get());
        let changed = successes(move || change.value().get());
        let begun = successes(move || again.value().get());
        let here =
            Resource::new_blocking(move || (added.get(), changed.get(), begun.get()), |_| load_tag_rules());
        say_when(Signal::derive(move || added.get() + changed.get()), words.saved);
        say_when(begun.into(), words.begun);
        view! {
            <Title text=words.title/>
            <div class="page page--narrow">
                <header class="page__head">
                    <h1>{words.title}</h1>
                    <LinkButton href="/agent/feedback/trends">{trends_title}</LinkButton>
                </header>
                <p class="page__lead">{words.lead}</p>
                <FaultNotice fault=fault_of(move || change.value().get())/>
                <Loaded resource=here label=words.loading lines=6 view=move |here| shown(here, change, again)/>
                <Add add added/>
                <Trial/>
            </div>
        }
        .into_any()
    }
}

/// Says a sentence each time that a count grows.
fn say_when(count: Signal<usize>, sentence: &'static str) {
    Effect::new(move |before: Option<usize>| {
        let now = count.get();
        if before.is_some_and(|before| before < now) {
            toast(sentence);
        }
        now
    });
}

fn shown(
    here: TagRulesHere,
    change: ServerAction<ChangeTagRule>,
    again: ServerAction<AnalyseAllFeedback>,
) -> AnyView {
    let words = &words(locale()).rules;
    let rules = if here.rules.is_empty() {
        view! { <Empty title=words.none_yet hint=words.none_yet_hint/> }.into_any()
    } else {
        let rows = here.rules.into_iter().map(|rule| view! { <One rule change/> });
        view! { <ul class="tag-rules">{rows.collect_view()}</ul> }.into_any()
    };
    view! { {rules} <Progress progress=here.progress again/> }.into_any()
}

/// The fields of a rule.
#[component]
fn RuleFields(
    /// The form's own name.
    form: String,
    /// What they hold at first.
    #[prop(optional)]
    rule: Option<TagRule>,
    /// What is wrong with a field.
    #[prop(optional)]
    add: Option<ServerAction<AddTagRule>>,
) -> impl IntoView {
    let words = &words(locale()).rules;
    let error = move |field: &'static str| match add {
        Some(add) => wrong(move || add.value().get(), field),
        None => Signal::derive(|| None),
    };
    let held = move |field: &'static str, kept: Option<String>| match add {
        Some(add) => typed(move || add.value().get(), field),
        None => kept.unwrap_or_default(),
    };
    let tag = held("tag", rule.as_ref().map(|rule| rule.tag.clone()));
    let said = held("words", rule.as_ref().map(|rule| rule.words.join(", ")));
    let context = held("context", rule.as_ref().and_then(|rule| rule.context.clone()));
    let which = if rule.as_ref().is_some_and(|rule| rule.is_all) { "all" } else { "any" };
    let only = rule.and_then(|rule| rule.locale).map(Locale::tag).unwrap_or_default();
    let languages = Locale::ALL.map(|locale| Choice::new(locale.tag(), locale.own_name()));
    let languages = std::iter::once(Choice::new("", words.any_language)).chain(languages).collect();
    view! {
        <Field name="rule[tag]" form=form.clone() label=words.tag value=tag required=true maxlength=40_u32 error=error("tag")/>
        <Field name="rule[words]" form=form.clone() label=words.words hint=words.words_hint value=said maxlength=3000_u32
            error=error("words")/>
        <div class="form__pair">
            <Select name="rule[which]" form=form.clone() label=words.which selected=which
                choices=vec![Choice::new("any", words.any), Choice::new("all", words.all)]/>
            <Select name="rule[locale]" form=form.clone() label=words.language choices=languages selected=only/>
        </div>
        <Field name="rule[context]" form label=words.context hint=words.context_hint value=context maxlength=200_u32
            error=error("context")/>
    }
}

/// The form for one more. What was added leaves it empty.
#[component]
fn Add(add: ServerAction<AddTagRule>, added: Memo<usize>) -> impl IntoView {
    let words = &words(locale()).rules;
    focus_wrong_field(".tag-rules__add", fault_of(move || add.value().get()));
    view! {
        <section class="form-card tag-rules__add" aria-labelledby="add-rule-title">
            <h2 id="add-rule-title">{words.add}</h2>
            <ActionForm action=add attr:class="form">
                <FaultNotice fault=Signal::derive(move || {
                    let fault = add.value().get().and_then(Result::err)?;
                    fault.details.is_empty().then_some(fault)
                })/>
                {move || {
                    let _empty_again_with_each = added.get();
                    view! { <RuleFields form="add".to_owned() add/> }
                }}
                <Button kind=Kind::Primary pending=add.pending()>{words.add}</Button>
            </ActionForm>
        </section>
    }
}

#[component]
fn One(rule: TagRule, change: ServerAction<ChangeTagRule>) -> impl IntoView {
    let words = &words(locale()).rules;
    let when = (!rule.words.is_empty()).then(|| (words.said)(&rule.words.join(", "), rule.is_all));
    let language = rule.locale.map(|locale| (words.in_language)(locale.own_name()));
    let about = rule.context.as_deref().map(words.about);
    let facts = [when, language, about].into_iter().flatten();
    let facts = facts.map(|fact| view! { <li dir="auto">{fact}</li> }).collect_view();
    let form = format!("rule-{}", rule.id);
    view! {
        <li class="tag-rules__one">
            <p class="tag-rules__tag"><bdi>{rule.tag.clone()}</bdi></p>
            <ul class="tag-rules__facts">{facts}</ul>
            <details class="tag-rules__edit">
                <summary>{words.edit}<span class="visually-hidden">" "{rule.tag.clone()}</span></summary>
                <ActionForm action=change attr:class="form">
                    <input type="hidden" name="id" value=rule.id.to_string()/>
                    <RuleFields form rule/>
                    <div class="tag-rules__ways">
                        <Button name="what" value="save" pending=change.pending()>{words.save}</Button>
                        <Button kind=Kind::Danger name="what" value="delete" pending=change.pending()>{words.delete}</Button>
                    </div>
                </ActionForm>
            </details>
        </li>
    }
}

/// How far the analysis has come, and the button that begins it again.
#[component]
fn Progress(progress: AnalysisProgress, again: ServerAction<AnalyseAllFeedback>) -> impl IntoView {
    let words = &words(locale()).rules;
    let by = progress.model.as_deref().map_or_else(|| words.by_words.to_owned(), words.by_model);
    let fallbacks =
        (progress.fallbacks > 0).then(|| view! { <p>{(words.fallbacks)(progress.fallbacks)}</p> });
    view! {
        <section class="form-card tag-rules__add" aria-labelledby="analysis-title">
            <h2 id="analysis-title">{words.analysis}</h2>
            <p>{by}</p>
            <p>{(words.progress)(progress.total, progress.pending)}</p>
            {fallbacks}
            <FaultNotice fault=fault_of(move || again.value().get())/>
            <ActionForm action=again attr:class="form">
                <p class="field__hint">{words.again_hint}</p>
                <Button pending=again.pending()>{words.again}</Button>
            </ActionForm>
        </section>
    }
}

/// A text to try the rules on: a plain form that makes an address.
#[component]
fn Trial() -> impl IntoView {
    let words = &words(locale()).rules;
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        let query = query.read();
        let said = |name: &str| query.get(name).unwrap_or_default();
        let language = Locale::of(&said("locale")).unwrap_or_else(locale);
        TrialText { text: said("text"), context: said("context"), locale: language }
    });
    let trial = Resource::new_blocking(move || asked.get(), try_tag_rules);
    let languages = Locale::ALL.map(|locale| Choice::new(locale.tag(), locale.own_name())).to_vec();
    view! {
        <section class="form-card tag-rules__add" aria-labelledby="trial-title">
            <h2 id="trial-title">{words.trial}</h2>
            <p>{words.trial_lead}</p>
            <form class="form" method="get" action=RULES>
                <TextArea name="text" form="trial" label=words.text value=RwSignal::new(asked.get_untracked().text) rows=3
                    maxlength=1000_u32/>
                <div class="form__pair">
                    <Field name="context" form="trial" label=words.context value=asked.get_untracked().context maxlength=200_u32/>
                    <Select name="locale" form="trial" label=words.language choices=languages
                        selected=asked.get_untracked().locale.tag()/>
                </div>
                <Button>{words.try_out}</Button>
            </form>
            <Loaded resource=trial label=words.loading lines=1 view=tried/>
        </section>
    }
}

fn tried(trial: Option<TagTrial>) -> AnyView {
    let words = &words(locale()).rules;
    let Some(TagTrial { tags, sentiment, score }) = trial else { return ().into_any() };
    let feels = (words.feels)(sentiment_word(sentiment, locale()), score);
    view! { <div role="status"><p dir="auto">{(words.gets)(&tags)}</p> <p>{feels}</p></div> }.into_any()
}
