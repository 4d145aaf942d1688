//! The categories, arranged by admins.

use std::collections::BTreeMap;

use base::{Language, Locale};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use ui::{
    Button, Choice, FaultNotice, Field, Kind, LinkButton, Loaded, Menu, MenuItem, Select, Table, locale,
    successes, wrong,
};

use super::tabs::DeskTabs;
use crate::{
    Category, CategoryDraft, CategoryId, CategoryName,
    category::as_a_tree,
    help_center_admin::CategoriesDesk,
    help_center_admin_actions::{RemoveCategory, WriteCategory, load_categories_desk},
    help_center_admin_words::{AdminWords, admin_words},
};

/// What can be done.
#[derive(Clone, Copy)]
struct Actions {
    write: ServerAction<WriteCategory>,
    remove: ServerAction<RemoveCategory>,
}

/// The names of the form's fields, a pair a language.
const FIELDS: [(&str, &str); 3] = [
    ("category[name_en]", "category[description_en]"),
    ("category[name_de]", "category[description_de]"),
    ("category[name_ar]", "category[description_ar]"),
];

/// The page.
pub(super) fn categories() -> AnyView {
    let words = admin_words(locale());
    let actions = Actions { write: ServerAction::new(), remove: ServerAction::new() };
    let query = use_query_map();
    let edited = Memo::new(move |_| query.read().get("edit"));
    let written = successes(move || actions.write.value().get());
    // What was removed leads away from its address, which asks for the rest.
    let source = move || (edited.get(), written.get());
    // With what is edited in it: a form must not stand before its category is there, nor stay for the next one's address.
    let categories = Resource::new_blocking(source, |(edited, ..)| async move {
        let id = edited.as_deref().and_then(|id| id.parse::<CategoryId>().ok());
        load_categories_desk(id).await.map(|categories| (categories, edited.is_some()))
    });
    let fault = Signal::derive(move || {
        let written = actions.write.value().get().and_then(Result::err);
        written.or_else(|| actions.remove.value().get().and_then(Result::err))
    });
    view! {
        <Title text=words.categories/>
        <div class="page">
            <header class="page__head">
                <h1>{words.categories}</h1>
                <LinkButton href="/agent/articles/categories?edit=new" kind=Kind::Primary>{words.new_category}</LinkButton>
            </header>
            <DeskTabs/>
            <FaultNotice fault/>
            <Loaded resource=categories label=words.categories lines=6 view=move |(categories, is_edited): (CategoriesDesk, bool)| {
                if is_edited { form(words, categories, actions) } else { list(words, categories.all) }
            }/>
        </div>
    }
    .into_any()
}

fn list(words: &'static AdminWords, all: Vec<Category>) -> AnyView {
    let above: BTreeMap<_, _> = all.iter().map(|category| (category.id, category.name.clone())).collect();
    let rows = as_a_tree(all).into_iter().map(move |(depth, category)| {
        let parent = category.parent_id.and_then(|parent| above.get(&parent).cloned());
        view! {
            <tr>
                <th scope="row" class="category-name" data-depth=depth.to_string()><a href=format!("/agent/articles/categories?edit={}", category.id)><bdi>{category.name}</bdi></a></th>
                <td>{parent}</td>
                <td>{category.position}</td>
                <td>{category.articles}</td>
            </tr>
        }
    });
    let columns = [words.category, words.above, words.place, words.articles];
    view! {
        <Table caption=words.categories columns=columns.map(str::to_owned).to_vec()>{rows.collect_view()}</Table>
    }
    .into_any()
}

fn form(words: &'static AdminWords, categories: CategoriesDesk, actions: Actions) -> AnyView {
    let CategoriesDesk { all, chosen } = categories;
    let (id, draft) = match chosen {
        Some((id, draft)) => (Some(id), draft),
        None => (
            None,
            CategoryDraft { names: BTreeMap::new(), slug: None, parent_id: None, icon: None, position: 0 },
        ),
    };
    let mut above = vec![Choice::new("", words.at_the_top)];
    let others = as_a_tree(all).into_iter().filter(|(_, one)| Some(one.id) != id);
    // An em space for each step down.
    above.extend(others.map(|(depth, one)| {
        Choice::new(one.id.to_string(), format!("{}{}", "\u{2003}".repeat(depth), one.name))
    }));
    let icons = words.icons.map(|(icon, name)| Choice::new(icon, name)).to_vec();
    let error = wrong(move || actions.write.value().get(), "names");
    let names = FIELDS.into_iter().zip(Locale::ALL).map(|((name, description), language)| {
        let held = Language::parse(language.tag()).and_then(|tag| draft.names.get(&tag).cloned());
        let CategoryName { name: called, description: described } = held.unwrap_or_default();
        view! {
            // The fields stand in the page's order; what is written in them goes its own way.
            <div class="form__pair">
                <div lang=language.tag() dir=language.direction()>
                    <Field name=name label=format!("{} · {}", words.name, language.own_name()) value=called maxlength=60u32
                        error=if language == Locale::En { error } else { Signal::derive(|| None) }/>
                </div>
                <div lang=language.tag() dir=language.direction()>
                    <Field name=description label=format!("{} · {}", words.description, language.own_name())
                        value=described maxlength=200u32/>
                </div>
            </div>
        }
    });
    let names = names.collect_view();
    let parent = draft.parent_id.map(|parent| parent.to_string()).unwrap_or_default();
    view! {
        <section class="card form-card">
            <ActionForm action=actions.write attr:class="form">
                {id.map(|id| view! { <input type="hidden" name="id" value=id.to_string()/> })}
                {names}
                <div class="form__pair">
                    <Select name="category[parent_id]" label=words.above choices=above selected=parent/>
                    <Select name="category[icon]" label=words.icon choices=icons selected=draft.icon.unwrap_or_default()/>
                </div>
                <div class="form__pair">
                    <Field name="category[slug]" label=words.address value=draft.slug.unwrap_or_default()
                        error=wrong(move || actions.write.value().get(), "slug")/>
                    <Field name="category[position]" label=words.place r#type="number" value=draft.position.to_string()/>
                </div>
                <div class="editor__hands">
                    <Button kind=Kind::Primary pending=actions.write.pending()>{words.save}</Button>
                    <LinkButton href="/agent/articles/categories">{words.back}</LinkButton>
                </div>
            </ActionForm>
            {id.map(|id| view! {
                <ActionForm action=actions.remove>
                    <Menu name=words.category label=move || words.take_away>
                        <MenuItem name="id" value=id.to_string()>{words.take_away_surely}</MenuItem>
                    </Menu>
                </ActionForm>
            })}
        </section>
    }
    .into_any()
}
