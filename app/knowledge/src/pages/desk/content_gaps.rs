//! Content gaps: articles that did not help, searches that found nothing, answers that were enough.

use base::{DateTime, Utc};
use leptos::prelude::*;
use leptos_meta::Title;
use ui::{Button, Empty, FaultNotice, Loaded, Table, TimeAgo, fault_of, locale};

use super::tabs::DeskTabs;
use crate::{
    ArticleTask, DeflectionReport, SearchedFor,
    help_center_admin::ContentGaps,
    help_center_admin_actions::{CloseTask, load_content_gaps},
    help_center_admin_words::{AdminWords, admin_words},
};

/// The page.
pub(super) fn content_gaps() -> AnyView {
    let words = admin_words(locale());
    let close = ServerAction::<CloseTask>::new();
    let content_gaps = Resource::new_blocking(move || close.version().get(), |_| load_content_gaps());
    let fault = fault_of(move || close.value().get());
    view! {
        <Title text=words.content_gaps/>
        <div class="page">
            <h1>{words.content_gaps}</h1>
            <DeskTabs/>
            <FaultNotice fault/>
            <Loaded resource=content_gaps label=words.content_gaps lines=8 view=move |ContentGaps { tasks, searches, deflections, now }| {
                view! {
                    {unhelpful(words, tasks, close, now)}
                    {searched(words, words.gaps, words.gaps_lead, searches.gaps, now)}
                    {deflected(words, deflections)}
                    {searched(words, words.most, words.most_lead, searches.most, now)}
                }
                .into_any()
            }/>
        </div>
    }
    .into_any()
}

fn unhelpful(
    words: &'static AdminWords,
    tasks: Vec<ArticleTask>,
    close: ServerAction<CloseTask>,
    now: DateTime<Utc>,
) -> impl IntoView {
    let rows = tasks.into_iter().map(|task| {
        let comments = task.comments.into_iter().map(|comment| view! { <li dir="auto">{comment}</li> }).collect_view();
        view! {
            <li class="card task">
                <h3><a href=format!("/agent/articles/{}", task.article_id)><bdi>{task.title}</bdi></a></h3>
                <p class="task__facts">{(words.not_helpful)(task.not_helpful)} " " <TimeAgo at=task.opened_at now/></p>
                <ul class="task__comments">{comments}</ul>
                <ActionForm action=close>
                    <input type="hidden" name="id" value=task.id.to_string()/>
                    <Button>{words.looked_at}</Button>
                </ActionForm>
            </li>
        }
    });
    let rows: Vec<_> = rows.collect();
    view! {
        <section aria-labelledby="unhelpful">
            <h2 id="unhelpful">{words.unhelpful}</h2>
            {if rows.is_empty() {
                view! { <Empty title=words.no_tasks hint=words.no_tasks_hint/> }.into_any()
            } else {
                view! { <ul class="tasks">{rows}</ul> }.into_any()
            }}
        </section>
    }
}

fn searched(
    words: &'static AdminWords,
    title: &'static str,
    lead: &'static str,
    searches: Vec<SearchedFor>,
    now: DateTime<Utc>,
) -> impl IntoView {
    let columns = [words.searched_for, words.language, words.times, words.found, words.last];
    let rows = searches.into_iter().map(|search| {
        view! {
            <tr>
                <th scope="row"><bdi>{search.words}</bdi></th>
                <td>{search.locale.own_name().to_owned()}</td>
                <td>{search.searches}</td>
                <td>{search.hits}</td>
                <td><TimeAgo at=search.last_at now/></td>
            </tr>
        }
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section>
                <h2>{title}</h2>
                <p class="page__lead">{lead}</p>
                <Table caption=title columns=columns.map(str::to_owned).to_vec()>{rows}</Table>
            </section>
        }
    })
}

fn deflected(words: &'static AdminWords, report: DeflectionReport) -> impl IntoView {
    let DeflectionReport { offered, solved, articles } = report;
    let columns = [words.article, words.offered, words.enough];
    let rows = articles.into_iter().map(|article| {
        view! {
            <tr>
                <th scope="row"><a href=format!("/help/articles/{}", article.slug)><bdi>{article.title}</bdi></a></th>
                <td>{article.offered}</td>
                <td>{article.solved}</td>
            </tr>
        }
    });
    let rows: Vec<_> = rows.collect();
    (offered > 0).then(|| {
        view! {
            <section>
                <h2>{words.deflected}</h2>
                <p class="page__lead">{(words.deflected_lead)(solved, offered)}</p>
                <Table caption=words.deflected columns=columns.map(str::to_owned).to_vec()>{rows}</Table>
            </section>
        }
    })
}
