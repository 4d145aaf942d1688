//! The security policy of a route: who may frame it, which of the browser's devices its page may use, and how long and how
//! large a request may be. Strict unless a domain declares another one beside its route.

use std::{borrow::Cow, time::Duration};

/// Which sites may show a page in a frame of theirs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Framing {
    /// None, ourselves included.
    #[default]
    Nobody,
    /// Every site, for a widget that stands in the pages of others.
    Everybody,
    /// These origins, as a content security policy spells them: `https://shop.example.com`.
    Origins(Vec<String>),
}

/// What a page shares with windows that it opened, or that opened it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Opener {
    /// Nothing, but with pages of ours.
    #[default]
    SameOrigin,
    /// Its handle with windows that it opens itself, as a sign-in at another site needs.
    AllowPopups,
}

/// What a route allows beyond the strict default: `RoutePolicy { camera: true, ..RoutePolicy::default() }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoutePolicy {
    /// Who may frame its page.
    pub framing: Framing,
    /// What its page shares with other windows.
    pub opener: Opener,
    /// Whether its page may ask for the camera.
    pub camera: bool,
    /// Whether its page may ask for the microphone.
    pub microphone: bool,
    /// The longest that a request may take, its body included.
    pub longest: Duration,
    /// The largest body, in bytes.
    pub largest_body: usize,
}

impl Default for RoutePolicy {
    fn default() -> Self {
        Self {
            framing: Framing::Nobody,
            opener: Opener::SameOrigin,
            camera: false,
            microphone: false,
            longest: Duration::from_secs(30),
            // The longest article, as a form spells it.
            largest_body: 2 * 1024 * 1024,
        }
    }
}

impl RoutePolicy {
    /// The directive of the content security policy that says who may frame.
    pub fn frame_ancestors(&self) -> Cow<'static, str> {
        match &self.framing {
            Framing::Nobody => "frame-ancestors 'none'".into(),
            Framing::Everybody => "frame-ancestors *".into(),
            Framing::Origins(origins) => format!("frame-ancestors {}", origins.join(" ")).into(),
        }
    }

    /// The header `Permissions-Policy`.
    pub fn permissions(&self) -> &'static str {
        match (self.camera, self.microphone) {
            (false, false) => "camera=(), microphone=(), geolocation=()",
            (true, false) => "camera=(self), microphone=(), geolocation=()",
            (false, true) => "camera=(), microphone=(self), geolocation=()",
            (true, true) => "camera=(self), microphone=(self), geolocation=()",
        }
    }

    /// The header `Cross-Origin-Opener-Policy`.
    pub fn opener_policy(&self) -> &'static str {
        match self.opener {
            Opener::SameOrigin => "same-origin",
            Opener::AllowPopups => "same-origin-allow-popups",
        }
    }
}

/// The policies of all routes, by the path below which each holds; the longest path that fits decides.
#[derive(Clone, Debug, Default)]
pub struct RoutePolicies {
    by_prefix: Vec<(String, RoutePolicy)>,
    strict: RoutePolicy,
}

impl RoutePolicies {
    /// The policies that the domains declare: a path as `/widget`, and what holds for it and everything below.
    pub fn new(declared: impl IntoIterator<Item = (String, RoutePolicy)>) -> Self {
        let mut by_prefix: Vec<_> = declared.into_iter().collect();
        by_prefix.sort_by_key(|(prefix, _)| std::cmp::Reverse(prefix.len()));
        Self { by_prefix, strict: RoutePolicy::default() }
    }

    /// What holds for a path.
    pub fn find(&self, path: &str) -> &RoutePolicy {
        let fits = |prefix: &str| {
            path.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let declared = self.by_prefix.iter().find(|(prefix, _)| fits(prefix));
        declared.map_or(&self.strict, |(_, policy)| policy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_declaration_decides_and_all_else_is_strict() {
        let framed = RoutePolicy { framing: Framing::Everybody, ..RoutePolicy::default() };
        let heard = RoutePolicy { microphone: true, ..RoutePolicy::default() };
        let policies =
            RoutePolicies::new([("/widget".to_owned(), framed.clone()), ("/widget/call".to_owned(), heard)]);
        assert_eq!(policies.find("/widget"), &framed);
        assert_eq!(policies.find("/widget/a"), &framed);
        assert!(policies.find("/widget/call/1").microphone);
        for other in ["/", "/widgets", "/a/widget"] {
            assert_eq!(policies.find(other), &RoutePolicy::default(), "{other}");
        }
    }

    #[test]
    fn a_policy_is_spelled_as_browsers_read_it() {
        let origins = vec!["https://a.example".to_owned(), "https://b.example".to_owned()];
        let policy =
            RoutePolicy { framing: Framing::Origins(origins), camera: true, ..RoutePolicy::default() };
        assert_eq!(policy.frame_ancestors(), "frame-ancestors https://a.example https://b.example");
        assert_eq!(policy.permissions(), "camera=(self), microphone=(), geolocation=()");
        assert_eq!(RoutePolicy::default().frame_ancestors(), "frame-ancestors 'none'");
    }
}
