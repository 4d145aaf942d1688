//! How support answers, with what its mail says of a ticket beside the template as it is typed.

use base::Refusal as _;
use leptos::prelude::*;
use leptos_meta::Title;
use ui::{Button, FaultNotice, Field, Kind, Loaded, TextArea, fault_of, locale, successes, toast, wrong};

use crate::{
    Refusal, SupportSettings, Template, TemplateValues, Variable,
    actions::{SaveSupportSettings, SupportDesk, load_support_settings},
    support_settings::LONGEST_TEMPLATE,
    words::{Words, words},
};

pub(super) fn support() -> AnyView {
    let words = words(locale());
    let save = ServerAction::<SaveSupportSettings>::new();
    let desk = Resource::new_blocking(|| (), |()| load_support_settings());
    let saved = successes(move || save.value().get());
    Effect::new(move |_| {
        if saved.get() > 0 {
            toast(words.saved);
        }
    });
    view! {
        <Title text=words.support/>
        <div class="page">
            <h1>{words.support}</h1>
            <p class="page__lead">{words.support_lead}</p>
            <FaultNotice fault=fault_of(move || save.value().get())/>
            <Loaded resource=desk label=words.support lines=8 view=move |desk| form(words, desk, save).into_any()/>
        </div>
    }
    .into_any()
}

fn form(words: &'static Words, desk: SupportDesk, save: ServerAction<SaveSupportSettings>) -> impl IntoView {
    let SupportDesk { settings, public_url } = desk;
    let SupportSettings { support_email, support_auto_response, support_email_template, answering_assigns } =
        settings;
    let template = RwSignal::new(support_email_template);
    let variables = Variable::ALL.map(|variable| format!("{{{{{}}}}}", variable.name())).join(" ");
    let fault = move |field: &'static str| wrong(move || save.value().get(), field);
    view! {
        <div class="beside">
            <ActionForm action=save attr:class="card form">
                <h2>{words.answers}</h2>
                <label class="check">
                    <input type="checkbox" name="answering_assigns" value="true" checked=answering_assigns/>
                    {words.answering_assigns}
                </label>
                <h2>{words.mail}</h2>
                <p class="field__hint">{words.mail_hint}</p>
                <Field name="support_email" r#type="email" label=words.support_email value=support_email maxlength=254u32
                    error=fault("support_email")/>
                <label class="check">
                    <input type="checkbox" name="support_auto_response" value="true" checked=support_auto_response/>
                    {words.auto_response}
                </label>
                <TextArea name="support_email_template" label=words.template hint=format!("{} {variables}", words.template_hint)
                    value=template rows=10 maxlength=LONGEST_TEMPLATE required=true error=fault("support_email_template")/>
                <Button kind=Kind::Primary pending=save.pending()>{words.save}</Button>
            </ActionForm>
            {preview(words, template, TemplateValues::sample(&public_url))}
        </div>
    }
}

/// What the template says, or what is wrong with it.
fn preview(words: &'static Words, template: RwSignal<String>, values: TemplateValues) -> impl IntoView {
    let shown = Memo::new(move |_| match Template::parse(&template.read()) {
        Ok(template) => Ok(template.render(&values)),
        Err(error) => Err(format!("{} {}", words.template, Refusal::Template(error).sentence(locale()))),
    });
    view! {
        <section class="card form" aria-labelledby="preview">
            <h2 id="preview">{words.preview}</h2>
            <p class="field__hint">{words.preview_hint}</p>
            <div role="status">
                {move || match shown.get() {
                    Ok(text) => view! { <p class="letter" dir="auto">{text}</p> }.into_any(),
                    Err(said) => view! { <p class="field__error">{said}</p> }.into_any(),
                }}
            </div>
        </section>
    }
}
