//! The form: a plain one, an action once the page is alive.

use leptos::prelude::*;
use ui::{Button, Choice, Field, Kind, Select, TextArea, wrong};

use super::{hours::hours, topics::topics};
use crate::{
    Asked, ChatSettings,
    settings_actions::{ChatSettingsDesk, SaveChatSettings},
    words::settings_page::SettingsPageWords,
};

type Save = ServerAction<SaveChatSettings>;

pub(super) fn form(words: &'static SettingsPageWords, desk: ChatSettingsDesk, save: Save) -> impl IntoView {
    let ChatSettingsDesk { settings, teams, time_zones, .. } = desk;
    let greeting = RwSignal::new(settings.greeting.clone());
    let fault = move |field| wrong(move || save.value().get(), field);
    view! {
        <ActionForm action=save attr:class="card form">
            {tick("chat[is_enabled]", settings.is_enabled, words.is_enabled, words.is_enabled_hint)}
            <TextArea name="chat[greeting]" label=words.greeting hint=words.greeting_hint value=greeting rows=3
                maxlength=500u32 error=fault("greeting")/>
            {asked(words, &settings)}
            {topics(words, settings.topics.clone(), teams, fault("topics"))}
            {hours(words, settings.hours.clone(), time_zones, fault)}
            {queue(words, &settings, save)}
            {limits(words, &settings, save)}
            <Button kind=Kind::Primary pending=save.pending()>{words.save}</Button>
        </ActionForm>
    }
}

/// A box to tick, with what it changes under it.
pub(super) fn tick(
    name: &'static str,
    is_ticked: bool,
    label: &'static str,
    hint: &'static str,
) -> impl IntoView {
    let hint_id = format!("{name}-hint");
    view! {
        <div class="field">
            <label class="check">
                <input type="checkbox" name=name value="true" checked=is_ticked
                    aria-describedby=(!hint.is_empty()).then(|| hint_id.clone())/>
                {label}
            </label>
            {(!hint.is_empty()).then(|| view! { <p class="field__hint" id=hint_id>{hint}</p> })}
        </div>
    }
}

fn asked(words: &'static SettingsPageWords, settings: &ChatSettings) -> impl IntoView {
    let choices =
        [("no", words.asked_no), ("optional", words.asked_optional), ("required", words.asked_required)]
            .map(|(value, label)| Choice::new(value, label))
            .to_vec();
    let held = |asked| match asked {
        Asked::No => "no",
        Asked::Optional => "optional",
        Asked::Required => "required",
    };
    view! {
        <fieldset class="form">
            <legend class="chat-settings__part">{words.before}</legend>
            <p class="field__hint">{words.before_hint}</p>
            <Select name="chat[ask_name]" label=words.ask_name choices=choices.clone() selected=held(settings.ask_name)/>
            <Select name="chat[ask_email]" label=words.ask_email choices=choices.clone() selected=held(settings.ask_email)/>
            <Select name="chat[ask_question]" label=words.ask_question choices selected=held(settings.ask_question)/>
        </fieldset>
    }
}

fn queue(words: &'static SettingsPageWords, settings: &ChatSettings, save: Save) -> impl IntoView {
    let fault = move |field| wrong(move || save.value().get(), field);
    view! {
        <fieldset class="form">
            <legend class="chat-settings__part">{words.queue}</legend>
            {tick("chat[assigns_automatically]", settings.assigns_automatically, words.assigns_automatically,
                words.assigns_automatically_hint)}
            <Field name="chat[idle_minutes]" r#type="number" label=words.idle_minutes hint=words.idle_minutes_hint required=true
                value=settings.idle_minutes.to_string() error=fault("idle_minutes")/>
            <Field name="chat[grace_seconds]" r#type="number" label=words.grace_seconds hint=words.grace_seconds_hint required=true
                value=settings.grace_seconds.to_string() error=fault("grace_seconds")/>
        </fieldset>
    }
}

fn limits(words: &'static SettingsPageWords, settings: &ChatSettings, save: Save) -> impl IntoView {
    let fault = move |field| wrong(move || save.value().get(), field);
    let origins = RwSignal::new(settings.origins.join("\n"));
    let networks = RwSignal::new(settings.blocked_networks.join("\n"));
    view! {
        <fieldset class="form">
            <legend class="chat-settings__part">{words.limits}</legend>
            <TextArea name="chat[origins]" label=words.origins hint=words.origins_hint value=origins rows=3 error=fault("origins")/>
            <Field name="chat[most_open_per_address]" r#type="number" label=words.most_open hint=words.most_open_hint required=true
                value=settings.most_open_per_address.to_string() error=fault("most_open_per_address")/>
            <TextArea name="chat[blocked_networks]" label=words.blocked_networks hint=words.blocked_networks_hint value=networks
                rows=3 error=fault("blocked_networks")/>
        </fieldset>
    }
}
