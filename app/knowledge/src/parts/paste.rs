//! Images that are pasted or dropped into a text.

use base::Fault;
use leptos::{prelude::*, task::spawn_local};
use web_sys::{
    File, FileList, FileReader, HtmlTextAreaElement,
    wasm_bindgen::{JsCast, closure::Closure},
};

use crate::desk_actions::keep_image;

/// Takes the images among `files`, keeps each, and writes it where the cursor stands. Says whether there was one.
pub(crate) fn take_images(
    files: Option<FileList>,
    area: &HtmlTextAreaElement,
    text: RwSignal<String>,
    fault: RwSignal<Option<Fault>>,
) -> bool {
    let files =
        files.map(|files| (0..files.length()).filter_map(|place| files.get(place)).collect::<Vec<_>>());
    let mut images = files.unwrap_or_default();
    images.retain(|file| file.type_().starts_with("image/"));
    for image in &images {
        read(image, area.clone(), text, fault);
    }
    !images.is_empty()
}

fn read(image: &File, area: HtmlTextAreaElement, text: RwSignal<String>, fault: RwSignal<Option<Fault>>) {
    let Ok(reader) = FileReader::new() else { return };
    let name = image.name();
    let shows = name.rsplit_once('.').map_or(&*name, |(shows, _)| shows).replace(['[', ']'], "");
    let done = {
        let reader = reader.clone();
        Closure::once_into_js(move || {
            let Some(data) = reader.result().ok().and_then(|data| data.as_string()) else { return };
            spawn_local(async move {
                match keep_image(data).await {
                    Ok(kept) => write(&area, text, &format!("![{shows}]({})", kept.url)),
                    Err(told) => {
                        let _page_is_gone = fault.try_set(Some(told));
                    }
                }
            });
        })
    };
    reader.set_onload(Some(done.unchecked_ref()));
    let _told_by_no_load = reader.read_as_data_url(image);
}

/// Writes at the cursor, and what holds the text hears of it.
fn write(area: &HtmlTextAreaElement, text: RwSignal<String>, written: &str) {
    let at = |place: Result<Option<u32>, _>| place.ok().flatten();
    let end = u32::try_from(area.value().encode_utf16().count()).unwrap_or_default();
    let from = at(area.selection_start()).unwrap_or(end);
    let to = at(area.selection_end()).unwrap_or(end);
    let _in_range = area.set_range_text_with_start_and_end(written, from, to);
    let _page_is_gone = text.try_set(area.value());
}
