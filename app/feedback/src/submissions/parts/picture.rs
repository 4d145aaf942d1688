//! A picture in the browser on its way to a screenshot: from a file, or from the screen itself. It is drawn anew, so that
//! nothing of its metadata leaves the page, and no pixel under a box does.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement, ImageBitmap, MediaStream,
    MediaStreamTrack,
    wasm_bindgen::{JsCast, JsValue},
};

use super::mask::Mask;

/// The longest side that is sent, in pixels: letters stay readable.
const LONGEST_SIDE: f64 = 2_000.0;
/// A longer address of a picture without loss is sent with some.
const LARGEST_PNG: usize = 4_000_000;

/// Asks the browser for the screen, where it can be asked.
pub(super) fn screen_capture() -> Option<Function> {
    let devices = Reflect::get(&leptos::prelude::window().navigator(), &"mediaDevices".into()).ok()?;
    if devices.is_undefined() {
        return None;
    }
    let ask = Reflect::get(&devices, &"getDisplayMedia".into()).ok()?;
    Some(ask.dyn_into::<Function>().ok()?.bind0(&devices))
}

/// One picture of what somebody chooses to show. What they share is over at once.
pub(super) async fn capture(ask: &Function) -> Result<ImageBitmap, JsValue> {
    let shared = JsFuture::from(ask.call0(&JsValue::UNDEFINED)?.unchecked_into::<Promise>()).await?;
    let shared: MediaStream = shared.unchecked_into();
    let picture = first_picture(&shared).await;
    for track in shared.get_tracks() {
        track.unchecked_into::<MediaStreamTrack>().stop();
    }
    picture
}

async fn first_picture(shared: &MediaStream) -> Result<ImageBitmap, JsValue> {
    let video: HtmlVideoElement = leptos::prelude::document().create_element("video")?.unchecked_into();
    video.set_muted(true);
    video.set_src_object(Some(shared));
    JsFuture::from(video.play()?).await?;
    let picture = leptos::prelude::window().create_image_bitmap_with_html_video_element(&video)?;
    Ok(JsFuture::from(picture).await?.unchecked_into())
}

/// The picture of a file.
pub(super) async fn picture_of(file: &Blob) -> Result<ImageBitmap, JsValue> {
    let picture = leptos::prelude::window().create_image_bitmap_with_blob(file)?;
    Ok(JsFuture::from(picture).await?.unchecked_into())
}

/// Draws a picture with its boxes, and answers it as the address that is sent.
pub(super) fn draw(
    canvas: &HtmlCanvasElement,
    picture: &ImageBitmap,
    masks: &[Mask],
) -> Result<String, JsValue> {
    let (width, height) = (f64::from(picture.width()), f64::from(picture.height()));
    let scale = (LONGEST_SIDE / width.max(height)).min(1.0);
    let (width, height) = ((width * scale).round(), (height * scale).round());
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context = canvas.get_context("2d")?.ok_or(JsValue::UNDEFINED)?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    context.draw_image_with_image_bitmap_and_dw_and_dh(picture, 0.0, 0.0, width, height)?;
    context.set_fill_style_str("#000");
    for mask in masks {
        context.fill_rect(mask.x, mask.y, mask.width, mask.height);
    }
    let without_loss = canvas.to_data_url_with_type("image/png")?;
    if without_loss.len() <= LARGEST_PNG {
        Ok(without_loss)
    } else {
        canvas.to_data_url_with_type("image/jpeg")
    }
}
