//! Which images a message shows: those that we keep ourselves. Any other would tell its own server who reads what, and when.

use base::uuid::Uuid;

/// The images of articles, by the beginning of their digest.
const IMAGES: &str = "/help/images/";
/// Stored files, by their id.
const FILES: &str = "/files/";

/// Whether an image's address is one of ours, and nothing else's.
pub(super) fn is_own_image(address: &str) -> bool {
    if let Some(name) = address.strip_prefix(IMAGES) {
        return name.split_once('.').is_some_and(|(name, end)| {
            !name.is_empty()
                && name.chars().all(|letter| letter.is_ascii_hexdigit())
                && matches!(end, "png" | "jpeg" | "gif" | "webp")
        });
    }
    let Some(file) = address.strip_prefix(FILES) else { return false };
    let id = file.strip_suffix("?size=thumbnail").unwrap_or(file);
    id.len() == 36 && Uuid::try_parse(id).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_we_keep_is_shown() {
        for own in [
            "/help/images/0123456789abcdef.png",
            "/files/01930000-0000-7000-8000-000000000001",
            "/files/01930000-0000-7000-8000-000000000001?size=thumbnail",
        ] {
            assert!(is_own_image(own), "{own}");
        }
        for other in [
            "https://example.com/help/images/0123.png",
            "//example.com/files/01930000-0000-7000-8000-000000000001",
            "/files/../api/auth/logout",
            "/files/01930000-0000-7000-8000-000000000001/../../api",
            "/help/images/../../api.png",
            "/help/images/.png",
            "/help/images/0123.svg",
            "data:image/png;base64,AAAA",
            "",
        ] {
            assert!(!is_own_image(other), "{other}");
        }
    }
}
