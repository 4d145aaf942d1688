//! Who somebody is, what they were offered to read, and whether they may write.

use base::{DateTime, Utc};
use identity::{CustomerProfile, is_reachable};
use knowledge::OfferedArticle;
use leptos::prelude::*;
use ui::{Avatar, Badge, Button, Kind, TimeAgo, Tone, locale};

use crate::desk::{actions::BlockPerson, words::words};

/// Who they are.
#[component]
pub(super) fn Facts(profile: CustomerProfile) -> impl IntoView {
    let words = words(locale());
    let unknown = || words.unknown.to_owned();
    let language = profile.locale.map_or_else(unknown, |locale| locale.own_name().to_owned());
    let email = if is_reachable(&profile.email) { profile.email } else { unknown() };
    let organization = match profile.organization {
        Some(held) => {
            view! { <a href=format!("/agent/organizations/{}", held.id)><bdi>{held.name}</bdi></a> }
                .into_any()
        }
        None => view! { <a href="/agent/organizations">{words.no_organization}</a> }.into_any(),
    };
    view! {
        <p class="customer-panel__person">
            <Avatar name=profile.name.clone()/>
            <bdi class="customer-panel__name">{profile.name}</bdi>
            {profile.blocked_at.map(|_| view! { <Badge tone=Tone::Bad>{words.blocked}</Badge> })}
            {(!profile.is_open).then(|| view! { <Badge>{words.closed}</Badge> })}
        </p>
        <dl class="facts customer-panel__facts">
            <dt>{words.email}</dt>
            <dd><bdi>{email}</bdi></dd>
            <dt>{words.organization}</dt>
            <dd>{organization}</dd>
            <dt>{words.local_time}</dt>
            <dd><bdi>{profile.local_time.unwrap_or_else(unknown)}</bdi></dd>
            <dt>{words.language}</dt>
            <dd><bdi>{language}</bdi></dd>
            <dt>{words.since}</dt>
            <dd>{base::day(profile.created_at)}</dd>
        </dl>
    }
}

/// What they were offered while they wrote.
#[component]
pub(super) fn Articles(articles: Vec<OfferedArticle>, now: DateTime<Utc>) -> impl IntoView {
    let words = words(locale());
    let rows = articles.into_iter().map(|article| {
        view! {
            <li class="ticket-lines__one">
                <a href=format!("/help/articles/{}", article.slug) dir="auto">{article.title}</a>
                <span class="ticket-lines__facts">
                    {article.is_answer.then(|| view! { <Badge tone=Tone::Good>{words.was_answer}</Badge> })}
                    <TimeAgo at=article.offered_at now/>
                </span>
            </li>
        }
    });
    let rows: Vec<_> = rows.collect();
    view! {
        <section class="customer-panel__part" aria-labelledby="customer-articles">
            <h3 id="customer-articles">{words.articles}</h3>
            {if rows.is_empty() {
                view! { <p class="customer-panel__none">{words.no_articles}</p> }.into_any()
            } else {
                view! { <ul class="ticket-lines">{rows}</ul> }.into_any()
            }}
        </section>
    }
}

/// Keeps them from writing, behind a step of its own; or lets them again.
#[component]
pub(super) fn Block(profile: CustomerProfile, block: ServerAction<BlockPerson>) -> impl IntoView {
    let words = words(locale());
    let person = profile.id.to_string();
    if profile.blocked_at.is_some() {
        return view! {
            <ActionForm action=block>
                <input type="hidden" name="person" value=person/>
                <input type="hidden" name="blocked" value="false"/>
                <Button pending=block.pending()>{words.unblock}</Button>
            </ActionForm>
        }
        .into_any();
    }
    view! {
        <details class="customer-panel__step">
            <summary>{words.block}</summary>
            <p class="field__hint">{words.block_hint}</p>
            <ActionForm action=block>
                <input type="hidden" name="person" value=person/>
                <input type="hidden" name="blocked" value="true"/>
                <Button kind=Kind::Danger pending=block.pending()>{words.block}</Button>
            </ActionForm>
        </details>
    }
    .into_any()
}
