//! How long things are kept: the periods, what would go now, and what went.

use base::{DateTime, Utc};
use leptos::prelude::*;
use leptos_meta::Title;
use ui::{
    Badge, Button, FaultNotice, Kind, Loaded, Menu, MenuItem, Table, TimeAgo, Tone, fault_of, locale,
    successes, toast,
};

use crate::{
    Retained, RetentionRun, SweptCount,
    retention_actions::{RetentionPage, RunRetention, SaveRetention, load_retention},
    words::{Words, words},
};

#[derive(Clone, Copy)]
struct Actions {
    save: ServerAction<SaveRetention>,
    run: ServerAction<RunRetention>,
}

pub(super) fn retention() -> AnyView {
    let words = words(locale());
    let actions = Actions { save: ServerAction::new(), run: ServerAction::new() };
    let saved = successes(move || actions.save.value().get());
    let wanted = successes(move || actions.run.value().get());
    let page = Resource::new_blocking(move || (saved.get(), wanted.get()), |_| load_retention());
    Effect::new(move |before: Option<(usize, usize)>| {
        let now = (saved.get(), wanted.get());
        match before {
            Some((saved, _)) if saved < now.0 => toast(words.saved),
            Some((_, wanted)) if wanted < now.1 => toast(words.run_wanted),
            _ => {}
        }
        now
    });
    view! {
        <Title text=words.retention/>
        <div class="page">
            <h1>{words.retention}</h1>
            <p class="page__lead">{words.retention_lead}</p>
            <FaultNotice fault=fault_of(move || actions.save.value().get())/>
            <FaultNotice fault=fault_of(move || actions.run.value().get())/>
            <Loaded resource=page label=words.retention lines=10 view=move |page| draw(words, page, actions)/>
        </div>
    }
    .into_any()
}

fn draw(words: &'static Words, page: RetentionPage, actions: Actions) -> AnyView {
    let RetentionPage { kinds, runs, now } = page;
    let went = went(words, &kinds, runs, now);
    view! {
        {periods(words, &kinds, actions)}
        {would_go(words, kinds, actions)}
        {went}
    }
    .into_any()
}

fn periods(words: &'static Words, kinds: &[Retained], actions: Actions) -> impl IntoView + use<> {
    let fields: Vec<_> = kinds.iter().map(|kept| period(words, kept, actions.save)).collect();
    view! {
        <ActionForm action=actions.save attr:class="card form">
            {fields}
            <Button kind=Kind::Primary pending=actions.save.pending()>{words.save}</Button>
        </ActionForm>
    }
}

/// How long one kind is kept. The kinds are known to the server alone, so that the field's name is made here.
fn period(
    words: &'static Words,
    kept: &Retained,
    save: ServerAction<SaveRetention>,
) -> impl IntoView + use<> {
    let kind = kept.kind.clone();
    let error = Memo::new(move |_| {
        let fault = save.value().get().and_then(Result::err)?;
        fault.of_field(&kind).map(str::to_owned)
    });
    let (id, name) = (format!("days-{}", kept.kind), format!("days[{}]", kept.kind));
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described = format!("{hint_id} {error_id}");
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{kept.title.clone()} " (" {words.days} ")"</label>
            <p class="field__hint" id=hint_id>{kept.hint.clone()}</p>
            <input class="field__input" id=id name=name type="number" min="1" max="3650" autocomplete="off"
                placeholder=words.for_ever value=kept.days.map(|days| days.to_string()).unwrap_or_default()
                aria-invalid=move || error.get().map(|_| "true") aria-describedby=described/>
            <p class="field__error" id=error_id role="alert">{move || error.get()}</p>
        </div>
    }
}

fn would_go(words: &'static Words, kinds: Vec<Retained>, actions: Actions) -> impl IntoView {
    let columns = [words.kind, words.kept_for, words.due, words.held, words.happens];
    let rows = kinds.into_iter().map(|kept| {
        let period =
            kept.days.map_or_else(|| words.for_ever.to_owned(), |days| format!("{days} {}", words.days));
        let fate = if kept.fate == "deleted" { words.is_deleted } else { words.is_anonymized };
        view! {
            <tr>
                <th scope="row">{kept.title}</th>
                <td>{period}</td>
                <td class="retention__count">{kept.due}</td>
                <td class="retention__count">{kept.held}</td>
                <td>{fate}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section class="card form">
            <h2>{words.dry_run}</h2>
            <p class="field__hint">{words.dry_run_lead}</p>
            <Table caption=words.dry_run columns=columns.map(str::to_owned).to_vec()>{rows}</Table>
            <ActionForm action=actions.run>
                <Menu name=words.run_now label=move || words.run_now>
                    <MenuItem name="surely" value="true">{words.run_surely}</MenuItem>
                </Menu>
            </ActionForm>
        </section>
    }
}

fn went(
    words: &'static Words,
    kinds: &[Retained],
    runs: Vec<RetentionRun>,
    now: DateTime<Utc>,
) -> impl IntoView + use<> {
    let columns = [words.began, words.by, words.state, words.result];
    let titles: Vec<(String, String)> =
        kinds.iter().map(|kept| (kept.kind.clone(), kept.title.clone())).collect();
    let is_none = runs.is_empty();
    let rows: Vec<_> = runs.into_iter().map(|run| row(words, &titles, run, now)).collect();
    let list = if is_none {
        view! { <p class="field__hint">{words.no_runs}</p> }.into_any()
    } else {
        view! { <Table caption=words.runs columns=columns.map(str::to_owned).to_vec()>{rows}</Table> }
            .into_any()
    };
    view! {
        <section class="card form">
            <h2>{words.runs}</h2>
            {list}
        </section>
    }
}

fn row(
    words: &'static Words,
    titles: &[(String, String)],
    run: RetentionRun,
    now: DateTime<Utc>,
) -> impl IntoView + use<> {
    let RetentionRun { started_at, finished_at, starter, counts, .. } = run;
    let by = starter.unwrap_or_else(|| words.daily.to_owned());
    let state = match finished_at {
        Some(_) => view! { <Badge tone=Tone::Good>{words.is_done}</Badge> }.into_any(),
        None => view! { <Badge tone=Tone::River>{words.goes_on}</Badge> }.into_any(),
    };
    let nothing = (counts.is_empty() && finished_at.is_some()).then_some(words.nothing_went);
    let lines: Vec<_> = counts
        .into_iter()
        .map(|SweptCount { kind, count }| {
            let title = titles.iter().find(|(known, _)| *known == kind).map(|(_, title)| title.clone());
            view! { <li>{title.unwrap_or(kind)} ": " <bdi>{count}</bdi></li> }
        })
        .collect();
    view! {
        <tr>
            <td><TimeAgo at=started_at now/></td>
            <th scope="row"><bdi>{by}</bdi></th>
            <td>{state}</td>
            <td>{nothing} <ul class="retention__went">{lines}</ul></td>
        </tr>
    }
}
