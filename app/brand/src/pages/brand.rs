//! How the house looks, decided by an admin beside a preview of it.

use base::Locale;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};
use ui::{Button, FaultNotice, Field, Kind, Loaded, fault_of, locale, toast, wrong};

use super::{addresses::addresses, logo::logo_form, preview::Preview};
use crate::{
    Brand, Colour, FooterLink, ShownBrand,
    actions::{BrandDesk, SaveBrand, SaveLogo, load_brand_desk},
    brand,
    colour::stylesheet_path,
    words::{Words, words},
};

/// The page.
pub struct BrandPage;

/// The names of the form's fields of a link: as many links as there may be.
const LINKS: [(&str, &str); 8] = [
    ("brand[links][0][title]", "brand[links][0][href]"),
    ("brand[links][1][title]", "brand[links][1][href]"),
    ("brand[links][2][title]", "brand[links][2][href]"),
    ("brand[links][3][title]", "brand[links][3][href]"),
    ("brand[links][4][title]", "brand[links][4][href]"),
    ("brand[links][5][title]", "brand[links][5][href]"),
    ("brand[links][6][title]", "brand[links][6][href]"),
    ("brand[links][7][title]", "brand[links][7][href]"),
];

/// What the picker begins with where the house has no colour of its own: about the lamp's.
const LAMP: &str = "#f2b544";

#[lazy_route]
impl LazyRoute for BrandPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let words = words(locale());
        let save = ServerAction::<SaveBrand>::new();
        let desk = Resource::new_blocking(|| (), |()| load_brand_desk());
        Effect::new(move || {
            if let Some(Ok(saved)) = save.value().get() {
                show_everywhere(&saved);
                toast(words.saved);
            }
        });
        let save_logo = ServerAction::<SaveLogo>::new();
        let logo = RwSignal::new(None);
        Effect::new(move || {
            if let Some(Ok(saved)) = save_logo.value().get() {
                logo.set(saved.logo);
                show_everywhere(&saved);
                toast(words.saved);
            }
        });
        view! {
            <Title text=words.title/>
            <div class="page">
                <h1>{words.title}</h1>
                <p class="page__lead">{words.lead}</p>
                <FaultNotice fault=fault_of(move || save.value().get())/>
                <Loaded resource=desk label=words.title lines=8 view=move |BrandDesk { brand, addresses: at }| {
                    logo.set(brand.logo);
                    view! {
                        {form(words, brand, save)}
                        {logo_form(words, logo, save_logo)}
                        {addresses(words, at)}
                    }.into_any()
                }/>
            </div>
        }
        .into_any()
    }
}

/// Shows in this page what was decided, which every other page is drawn with.
fn show_everywhere(saved: &Brand) {
    brand().set(ShownBrand::of(saved, locale()));
    let sheets = document().query_selector("link[data-brand-sheet]").ok().flatten();
    match (saved.colour, sheets) {
        (Some(colour), Some(sheet)) => {
            let _always_valid = sheet.set_attribute("href", &stylesheet_path(colour));
        }
        (Some(colour), None) => {
            let (Ok(sheet), Some(head)) = (document().create_element("link"), document().head()) else {
                return;
            };
            for (name, value) in
                [("rel", "stylesheet"), ("data-brand-sheet", ""), ("href", &stylesheet_path(colour))]
            {
                let _always_valid = sheet.set_attribute(name, value);
            }
            let _same_document = head.append_child(&sheet);
        }
        (None, Some(sheet)) => sheet.remove(),
        (None, None) => {}
    }
}

fn form(words: &'static Words, brand: Brand, save: ServerAction<SaveBrand>) -> impl IntoView {
    let Brand { name, colour, greeting, footer_links, .. } = brand;
    let name = RwSignal::new(name);
    let typed = RwSignal::new(colour.map_or_else(|| LAMP.to_owned(), |colour| colour.to_string()));
    let has_colour = RwSignal::new(colour.is_some());
    let shown = Memo::new(move |_| has_colour.get().then(|| Colour::parse(&typed.read())).flatten());
    let fault = move |field| wrong(move || save.value().get(), field);
    let greetings = [
        ("brand[greeting_en]", Locale::En),
        ("brand[greeting_de]", Locale::De),
        ("brand[greeting_ar]", Locale::Ar),
    ];
    let first = RwSignal::new(greeting.get(&locale()).cloned().unwrap_or_default());
    let greetings = greetings.map(|(field, language)| {
        let said = greeting.get(&language).cloned().unwrap_or_default();
        let typed = if language == locale() { first } else { RwSignal::new(said.clone()) };
        let error = if language == Locale::En { fault("greeting") } else { Signal::derive(|| None) };
        view! {
            <div lang=language.tag() dir=language.direction()>
                <Field name=field label=format!("{} · {}", words.greeting, language.own_name()) value=said typed maxlength=120u32 error/>
            </div>
        }
    });
    let greetings = greetings.into_iter().collect_view();
    view! {
        <div class="brand">
            <ActionForm action=save attr:class="card form">
                <Field name="brand[name]" label=words.name hint=words.name_hint.to_owned() value=name.get_untracked() typed=name
                    required=true maxlength=40u32 error=fault("name")/>
                <fieldset class="brand__colour">
                    <legend class="field__label">{words.colour}</legend>
                    <label class="check">
                        <input type="checkbox" name="brand[has_colour]" value="true" checked=has_colour.get_untracked()
                            prop:checked=move || has_colour.get()
                            on:change=move |event| has_colour.set(event_target_checked(&event))/>
                        {words.own_colour}
                    </label>
                    <div class="brand__picker">
                        <Field name="brand[colour]" label=words.colour_code value=typed.get_untracked() typed maxlength=7u32
                            error=fault("colour")/>
                        <input class="brand__swatch" type="color" aria-label=words.pick prop:value=move || typed.get()
                            on:input=move |event| {
                                typed.set(event_target_value(&event));
                                has_colour.set(true);
                            }/>
                    </div>
                </fieldset>
                {greetings}
                {links(words, footer_links, fault("footer_links"))}
                <Button kind=Kind::Primary pending=save.pending()>{words.save}</Button>
            </ActionForm>
            <Preview name greeting=first colour=shown/>
        </div>
    }
}

/// The links that are there, and room for two more.
fn links(words: &'static Words, held: Vec<FooterLink>, error: Signal<Option<String>>) -> impl IntoView {
    let shown = (held.len() + 2).min(LINKS.len());
    let rows = LINKS.into_iter().take(shown).enumerate().map(|(place, (title, href))| {
        let link = held.get(place).cloned().unwrap_or_default();
        let error = if place == 0 { error } else { Signal::derive(|| None) };
        view! {
            <div class="form__pair">
                <Field name=title label=words.link_title value=link.title maxlength=40u32/>
                <Field name=href label=words.link_address value=link.href maxlength=500u32 error/>
            </div>
        }
    });
    view! {
        <fieldset class="form">
            <legend class="field__label">{words.footer_links}</legend>
            <p class="field__hint">{words.footer_links_hint}</p>
            {rows.collect_view()}
        </fieldset>
    }
}
