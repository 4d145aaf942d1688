//! A person's picture, or their initials on a hue of their own.

use leptos::prelude::*;

/// How many hues there are; each is a class, because a style attribute would need a hole in the policy.
const HUES: u32 = 12;

/// The initials of the first and the last word of a name.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().and_then(|word| word.chars().next());
    let last = words.next_back().and_then(|word| word.chars().next());
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

/// The hue of a name, the same everywhere and always (FNV-1a).
pub fn hue(name: &str) -> u32 {
    let mixed = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    name.bytes().fold(0x811c_9dc5, mixed) % HUES
}

/// A person's mark. Their name stands beside it, so it says nothing itself.
#[component]
pub fn Avatar(
    /// Whose.
    #[prop(into)]
    name: String,
    /// The address of their picture, where they gave one.
    #[prop(optional_no_strip)]
    src: Option<String>,
) -> impl IntoView {
    let class = format!("avatar avatar--hue-{}", hue(&name));
    match src {
        Some(src) => {
            view! { <img class="avatar avatar--picture" src=src alt="" aria-hidden="true" loading="lazy"/> }
                .into_any()
        }
        None => view! { <span class=class aria-hidden="true">{initials(&name)}</span> }.into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_the_first_and_the_last() {
        assert_eq!(initials("Ada Augusta Lovelace"), "AL");
        assert_eq!(initials("carol"), "C");
        assert_eq!(initials("  "), "");
    }

    #[test]
    fn a_picture_stands_for_the_initials() {
        let html = Owner::new().with(|| {
            let src = Some("/files/1?size=thumbnail".to_owned());
            view! { <Avatar name="Carol" src/> <Avatar name="Alice"/> }.to_html()
        });
        assert!(html.contains("src=\"/files/1?size=thumbnail\"") && !html.contains(">C<"), "{html}");
        assert!(html.contains(">A<"), "{html}");
    }

    #[test]
    fn a_hue_is_steady() {
        assert_eq!(hue("Carol"), hue("Carol"));
        assert!(hue("Alice") < HUES);
    }
}
