//! What the visitor has before their eyes is read; what they have not is unread, and said to the page around.

use std::time::Duration;

use leptos::prelude::*;
use realtime::{ClientFrame, is_line_open, tell};

use super::{held_chat::HeldChat, visit_state::VisitState};
use crate::browser::FrameMessage;

/// A mark may be lost with the line that carried it: it is made once more after this.
const ONCE_MORE: Duration = Duration::from_secs(5);
/// The most characters of a preview.
const PREVIEW: usize = 120;

/// Whether somebody looks: the box is shown, and its window is before them.
pub(super) fn is_looked_at(state: VisitState) -> Signal<bool> {
    let is_visible = RwSignal::new(true);
    Effect::new(move || {
        let look = move || {
            let _page_is_gone = is_visible.try_set(!document().hidden());
        };
        look();
        let listener = window_event_listener_untyped("visibilitychange", move |_| look());
        on_cleanup(move || listener.remove());
    });
    Signal::derive(move || is_visible.get() && state.is_seen.get())
}

/// Tells the desk how far the visitor has read, whenever they look.
pub(super) fn mark_read(chat: RwSignal<HeldChat>, is_looked_at: Signal<bool>) {
    let seq = Memo::new(move |_| chat.read().0.seq);
    let once_more = RwSignal::new(0_u32);
    Effect::new(move |before: Option<i64>| {
        once_more.track();
        let (seq, stands) = (seq.get(), is_line_open());
        if !(is_looked_at.get() && stands) {
            return before.unwrap_or_default();
        }
        let topic = Some(chat.read_untracked().0.session_id.topic());
        tell(ClientFrame::Read { topic, seq });
        chat.maybe_update(|chat| {
            let is_news = chat.0.visitor_read_seq < seq;
            chat.0.visitor_read_seq = chat.0.visitor_read_seq.max(seq);
            is_news
        });
        if before.is_none_or(|before| before < seq) {
            set_timeout(
                move || {
                    let _page_is_gone = once_more.try_update(|count| *count += 1);
                },
                ONCE_MORE,
            );
        }
        seq
    });
}

/// Says to the page around how much is unread.
pub(super) fn tell_unread(chat: RwSignal<HeldChat>, state: VisitState) {
    let unread = Memo::new(move |_| {
        let chat = chat.read();
        let (count, last) = chat.unread();
        let preview = last.map(|message| message.body.chars().take(PREVIEW).collect::<String>());
        (count, preview.unwrap_or_default())
    });
    Effect::new(move || {
        let (count, preview) = unread.get();
        state.host.say(&FrameMessage::Unread { count, preview });
    });
}
