//! The scripts for the pages of other sites: the loader of the widget, and the button of feedback. The same for everybody, and
//! readable by all of them.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::packed::Packed;

/// The loader of the widget.
pub(crate) const LOADER: &str = include_str!("../../public/widget.js");
/// The button of feedback.
pub(crate) const FEEDBACK_BUTTON: &str = include_str!("../../public/feedback.js");

/// A script with its headers. It is asked for again after an hour, and most often answered with nothing new.
pub(crate) fn script(source: &'static str) -> Packed {
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=3600"),
        (header::VARY, "Accept-Encoding"),
        // A page that loads nothing of others unless they agree may load this, checked by its hash where it likes.
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    ];
    let headers = headers.map(|(name, value)| (name, HeaderValue::from_static(value)));
    Packed::new(source.into(), HeaderMap::from_iter(headers))
}

#[cfg(test)]
mod tests {
    use std::{
        io::Write,
        process::{Command, Stdio},
    };

    use super::*;

    fn packed(source: &str) -> usize {
        let mut gzip =
            Command::new("gzip").arg("-9c").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        gzip.stdin.take().unwrap().write_all(source.as_bytes()).unwrap();
        gzip.wait_with_output().unwrap().stdout.len()
    }

    #[test]
    fn a_script_is_small_when_it_is_packed() {
        for (source, most) in [(LOADER, 3 * 1024), (FEEDBACK_BUTTON, 1_536)] {
            let packed = packed(source);
            assert!(packed > 0 && packed <= most, "{packed} bytes");
        }
    }
}
