//! The categories of tickets, arranged by admins: named, described, ordered, switched off, one of them the default.

use leptos::prelude::*;
use leptos_meta::Title;
use tickets::Category;
use ui::{Badge, Button, FaultNotice, Field, Kind, Loaded, Menu, MenuItem, Tone, locale, successes, wrong};

use crate::{
    category_actions::{
        ChangeTicketCategory, CreateTicketCategory, DeleteTicketCategory, load_categories_to_arrange,
    },
    words::{Words, words},
};

#[derive(Clone, Copy)]
struct Actions {
    create: ServerAction<CreateTicketCategory>,
    change: ServerAction<ChangeTicketCategory>,
    delete: ServerAction<DeleteTicketCategory>,
}

pub(super) fn categories() -> AnyView {
    let words = words(locale());
    let actions =
        Actions { create: ServerAction::new(), change: ServerAction::new(), delete: ServerAction::new() };
    let created = successes(move || actions.create.value().get());
    let changed = successes(move || actions.change.value().get());
    let deleted = successes(move || actions.delete.value().get());
    let all = Resource::new_blocking(
        move || (created.get(), changed.get(), deleted.get()),
        |_| load_categories_to_arrange(),
    );
    let fault = Signal::derive(move || {
        let created = actions.create.value().get().and_then(Result::err);
        created
            .or_else(|| actions.change.value().get().and_then(Result::err))
            .or_else(|| actions.delete.value().get().and_then(Result::err))
    });
    view! {
        <Title text=words.categories/>
        <div class="page page--narrow">
            <h1>{words.categories}</h1>
            <p class="page__lead">{words.categories_lead}</p>
            <FaultNotice fault/>
            <Loaded resource=all label=words.categories lines=6 view=move |all| list(words, all, actions)/>
            <section class="card form" aria-labelledby="new-category">
                <h2 id="new-category">{words.new_category}</h2>
                <ActionForm action=actions.create attr:class="form">
                    <Field form="new" name="name" label=words.name required=true maxlength=60u32
                        error=wrong(move || actions.create.value().get(), "name")/>
                    <Field form="new" name="description" label=words.description maxlength=200u32
                        error=wrong(move || actions.create.value().get(), "description")/>
                    <Button kind=Kind::Primary pending=actions.create.pending()>{words.create}</Button>
                </ActionForm>
            </section>
        </div>
    }
    .into_any()
}

fn list(words: &'static Words, all: Vec<Category>, actions: Actions) -> AnyView {
    let last = all.len().saturating_sub(1);
    let lines = all.into_iter().enumerate();
    let lines = lines.map(|(place, category)| line(words, category, place, last, actions)).collect_view();
    view! { <ol class="categories">{lines}</ol> }.into_any()
}

fn line(
    words: &'static Words,
    category: Category,
    place: usize,
    last: usize,
    actions: Actions,
) -> impl IntoView {
    let Category { id, name, description, is_active, is_default, .. } = category;
    let form = id.to_string();
    let (of_hands, of_deletion) = (form.clone(), form.clone());
    let switch = if is_active { words.switch_off } else { words.switch_on };
    view! {
        <li class="card categories__line">
            <p class="categories__name">
                <bdi>{name.clone()}</bdi>
                {is_default.then(|| view! { <Badge tone=Tone::Lamp>{words.is_default}</Badge> })}
                {(!is_active).then(|| view! { <Badge>{words.is_off}</Badge> })}
            </p>
            <p class="field__hint" dir="auto">{description.clone()}</p>
            <div class="categories__hands">
                <ActionForm action=actions.change attr:class="categories__hands">
                    <input type="hidden" name="id" value=of_hands/>
                    {(place > 0).then(|| view! {
                        <Button kind=Kind::Quiet name="position" value=(place - 1).to_string()>{words.up}</Button>
                    })}
                    {(place < last).then(|| view! {
                        <Button kind=Kind::Quiet name="position" value=(place + 1).to_string()>{words.down}</Button>
                    })}
                    {(!is_default && is_active).then(|| view! {
                        <Button kind=Kind::Quiet name="is_default" value="true".to_owned()>{words.make_default}</Button>
                    })}
                    {(!is_default).then(|| view! {
                        <Button kind=Kind::Quiet name="is_active" value=(!is_active).to_string()>{switch}</Button>
                    })}
                </ActionForm>
                {(!is_default).then(|| view! {
                    <ActionForm action=actions.delete>
                        <Menu name=words.delete label=move || words.delete>
                            <MenuItem name="id" value=of_deletion>{words.delete_surely}</MenuItem>
                        </Menu>
                    </ActionForm>
                })}
            </div>
            <details>
                <summary>{words.rename}</summary>
                <ActionForm action=actions.change attr:class="form">
                    <input type="hidden" name="id" value=form.clone()/>
                    <Field form=form.clone() name="name" label=words.name value=name required=true maxlength=60u32/>
                    <Field form=form name="description" label=words.description value=description maxlength=200u32/>
                    <Button pending=actions.change.pending()>{words.save}</Button>
                </ActionForm>
            </details>
        </li>
    }
}
