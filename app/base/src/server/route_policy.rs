//! The security policy of a route: who may frame it, which of the browser's devices its page may use, and how long and how
//! large a request may be. Strict unless a domain declares another one beside its route.

use std::{borrow::Cow, pin::Pin, time::Duration};

use super::{Ctx, Result};

/// Reads which origins may frame a page, each time that it is answered.
pub type FindOrigins = for<'a> fn(&'a Ctx) -> Pin<Box<dyn Future<Output = Result<Vec<String>>> + Send + 'a>>;

/// Which sites may show a page in a frame of theirs.
#[derive(Clone, Debug, Default)]
pub enum Framing {
    /// None, ourselves included.
    #[default]
    Nobody,
    /// Every site, for a widget that stands in the pages of others.
    Everybody,
    /// These origins, as a content security policy spells them: `https://shop.example.com`.
    Origins(Vec<String>),
    /// Ourselves, and the origins that an admin chose.
    Chosen(FindOrigins),
}

impl Framing {
    /// The directive of the content security policy that says who may frame. Where nobody can say who was chosen, nobody
    /// was: the page itself is answered all the same.
    pub async fn ancestors(&self, ctx: &Ctx) -> Cow<'static, str> {
        match self {
            Self::Nobody => "frame-ancestors 'none'".into(),
            Self::Everybody => "frame-ancestors *".into(),
            Self::Origins(origins) => format!("frame-ancestors {}", origins.join(" ")).into(),
            Self::Chosen(find) => {
                let chosen = find(ctx).await.unwrap_or_else(|error| {
                    tracing::warn!(%error, "the sites that may frame a page could not be read");
                    Vec::new()
                });
                let all = chosen.iter().fold("frame-ancestors 'self'".to_owned(), |all, one| all + " " + one);
                all.into()
            }
        }
    }
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
#[derive(Clone, Debug)]
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
    use sqlx::PgPool;

    use super::*;
    use crate::server::{Error, test};

    #[test]
    fn the_nearest_declaration_decides_and_all_else_is_strict() {
        let framed = RoutePolicy { framing: Framing::Everybody, ..RoutePolicy::default() };
        let heard = RoutePolicy { microphone: true, ..RoutePolicy::default() };
        let policies =
            RoutePolicies::new([("/widget".to_owned(), framed), ("/widget/call".to_owned(), heard)]);
        for path in ["/widget", "/widget/a"] {
            let found = policies.find(path);
            assert!(matches!(found.framing, Framing::Everybody) && !found.microphone, "{path}");
        }
        assert!(policies.find("/widget/call/1").microphone);
        for other in ["/", "/widgets", "/a/widget"] {
            let found = policies.find(other);
            assert!(matches!(found.framing, Framing::Nobody) && !found.microphone, "{other}");
        }
    }

    #[sqlx::test(migrations = false)]
    async fn a_policy_is_spelled_as_browsers_read_it(db: PgPool) {
        let ctx = test::ctx(db);
        let origins = || vec!["https://a.example".to_owned(), "https://b.example".to_owned()];
        let ancestors = async |framing: Framing| framing.ancestors(&ctx).await.into_owned();
        assert_eq!(
            ancestors(Framing::Origins(origins())).await,
            "frame-ancestors https://a.example https://b.example"
        );
        assert_eq!(ancestors(Framing::Nobody).await, "frame-ancestors 'none'");
        let chosen: FindOrigins = |_| Box::pin(async { Ok(vec!["https://a.example".to_owned()]) });
        assert_eq!(ancestors(Framing::Chosen(chosen)).await, "frame-ancestors 'self' https://a.example");
        let unread: FindOrigins = |_| Box::pin(async { Err(Error::Forbidden) });
        assert_eq!(ancestors(Framing::Chosen(unread)).await, "frame-ancestors 'self'");
        let policy = RoutePolicy { camera: true, ..RoutePolicy::default() };
        assert_eq!(policy.permissions(), "camera=(self), microphone=(), geolocation=()");
    }
}
