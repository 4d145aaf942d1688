//! Images that are pasted into a text, dropped on it or chosen for it.

use base::Fault;
use leptos::{prelude::*, task::spawn_local};
use web_sys::{
    File, FileReader,
    wasm_bindgen::{JsCast, closure::Closure},
};

use crate::desk_actions::keep_image;

/// Takes the images among files: each is kept, and written where the cursor stands in the text of an id. What goes wrong is put
/// into `fault`.
pub(crate) fn upload_images_into(text: &'static str, fault: RwSignal<Option<Fault>>) -> Callback<Vec<File>> {
    Callback::new(move |files: Vec<File>| {
        for file in files.iter().filter(|file| file.type_().starts_with("image/")) {
            read(file, text, fault);
        }
    })
}

fn read(image: &File, text: &'static str, fault: RwSignal<Option<Fault>>) {
    let Ok(reader) = FileReader::new() else { return };
    let name = image.name();
    let shows = name.rsplit_once('.').map_or(&*name, |(shows, _)| shows).replace(['[', ']'], "");
    let done = {
        let reader = reader.clone();
        Closure::once_into_js(move || {
            let Some(data) = reader.result().ok().and_then(|data| data.as_string()) else { return };
            spawn_local(async move {
                match keep_image(data).await {
                    Ok(kept) => ui::write_at_cursor(text, &format!("![{shows}]({})", kept.url)),
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
