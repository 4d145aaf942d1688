//! Which pages have the lamp, and which one is drawn without what stands on all others.

/// Whether somebody reads here: the lamp is for them. Who works at the desk, or is in a form, has their ways already.
pub(crate) fn shows_lamp(path: &str) -> bool {
    path == "/" || path == "/help" || path.starts_with("/help/")
}

/// Whether it is a page within frames.
pub(crate) fn is_frame(path: &str) -> bool {
    path == "/chat/frame" || feedback::is_feedback_frame(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lamp_is_for_who_reads() {
        for path in ["/", "/help/articles/a", "/help/search"] {
            assert!(shows_lamp(path), "{path}");
        }
        for path in ["/agent", "/admin/chat", "/chat", "/chat/frame", "/login", "/helpers"] {
            assert!(!shows_lamp(path), "{path}");
        }
    }
}
