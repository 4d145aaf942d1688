//! A form in what the server drew is sent as the browser would send it, and only the part that it stands in is shown anew.

use leptos::{prelude::*, task::spawn_local};
use ui::{locale, toast};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomParser, Element, FormData, Headers, HtmlElement, HtmlFormElement, RequestInit, Response, SubmitEvent,
    SupportedType, UrlSearchParams,
    wasm_bindgen::{JsCast, JsValue},
};

/// Sends the form that `event` is about, and shows the part around it as the page that answers has it.
pub(crate) fn send_in_place(event: &SubmitEvent) {
    let form = event.target().and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
    let part = form.as_ref().and_then(|form| form.closest("[id]").ok().flatten());
    let (Some(form), Some(part)) = (form, part) else { return };
    let Ok(body) = written(&form, event.submitter()) else { return };
    event.prevent_default();
    let unreachable = base::unreachable(locale());
    spawn_local(async move {
        match answer(&form.action(), &body, &part.id()).await {
            Ok(Some(anew)) => show(&part, &anew),
            // What was written still stands in the form.
            Ok(None) | Err(_) => toast(unreachable),
        }
    });
}

/// What the form holds, with the button that sent it.
fn written(form: &HtmlFormElement, button: Option<HtmlElement>) -> Result<UrlSearchParams, JsValue> {
    let body = UrlSearchParams::new_with_str_sequence_sequence(&FormData::new_with_form(form)?.into())?;
    let pressed = button.map(|button| (button.get_attribute("name"), button.get_attribute("value")));
    if let Some((Some(name), Some(value))) = pressed {
        body.append(&name, &value);
    }
    Ok(body)
}

/// The part of the page that answers.
async fn answer(action: &str, body: &UrlSearchParams, part: &str) -> Result<Option<Element>, JsValue> {
    let headers = Headers::new()?;
    headers.set("accept", "text/html")?;
    let request = RequestInit::new();
    request.set_method("POST");
    request.set_headers(&headers);
    request.set_body(body);
    let answer = JsFuture::from(window().fetch_with_str_and_init(action, &request)).await?;
    let page = JsFuture::from(answer.dyn_into::<Response>()?.text()?).await?.as_string().unwrap_or_default();
    let page = DomParser::new()?.parse_from_string(&page, SupportedType::TextHtml)?;
    Ok(page.get_element_by_id(part))
}

/// The focus goes with it: who pressed a button there hears what came of it.
fn show(part: &Element, anew: &Element) {
    let _same_document = part.replace_with_with_node_1(anew);
    if let Some(anew) = anew.dyn_ref::<HtmlElement>() {
        let _not_focusable = anew.focus();
    }
}
