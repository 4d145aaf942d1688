//! What a reader said of an article, as their browser keeps it for a day. Not in the address: a link would thank whoever
//! follows it for a vote that they never cast.

use axum::http::{HeaderMap, header};
use base::{
    escape_path,
    server::{CookieNames, Ctx},
};

use crate::{ArticleId, slug_of};

/// What the cookie is called.
const NAME: &str = "vote";
/// For how many seconds it is kept: whoever comes back another day may think otherwise.
const DAY: i64 = 24 * 60 * 60;

/// What was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Voted {
    /// Whether it helped.
    pub is_helpful: bool,
    /// Whether they said why.
    pub has_said_why: bool,
}

/// The `Set-Cookie` value that tells the article's page, and it alone; none for an address that is no slug.
pub(crate) fn vote_cookie(ctx: &Ctx, id: ArticleId, slug: &str, voted: Voted) -> Option<String> {
    let Voted { is_helpful, has_said_why } = voted;
    let secure = if CookieNames::new(&ctx.settings).secure { "; Secure" } else { "" };
    let path = escape_path(&format!("/help/articles/{slug}"));
    // Several languages of an article may have one address: the page looks for its own id.
    let value = format!("{id}.{is_helpful}.{has_said_why}");
    (slug_of(slug) == slug)
        .then(|| format!("{NAME}={value}; Path={path}; Max-Age={DAY}; HttpOnly; SameSite=Lax{secure}"))
}

/// What the browser says that its reader said of this article.
pub(super) fn voted_in(headers: &HeaderMap, id: ArticleId) -> Option<Voted> {
    let mut cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let value = cookies.find_map(|cookies| CookieNames::find(cookies, NAME))?;
    let mut said = value.split('.');
    let is_this = said.next()?.parse::<ArticleId>().ok()? == id;
    let (is_helpful, has_said_why) = (said.next()?.parse().ok()?, said.next()?.parse().ok()?);
    is_this.then_some(Voted { is_helpful, has_said_why })
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;
    use base::uuid::Uuid;

    use super::*;

    #[test]
    fn a_vote_is_of_its_article_and_of_no_other() {
        let (id, other) = (ArticleId(Uuid::from_u128(1)), ArticleId(Uuid::from_u128(2)));
        let voted = |cookie: &str| {
            let headers = [(header::COOKIE, HeaderValue::from_str(cookie).unwrap())].into_iter().collect();
            voted_in(&headers, id)
        };
        let said = Voted { is_helpful: true, has_said_why: false };
        assert_eq!(voted(&format!("language=de; vote={id}.true.false")), Some(said));
        for nothing in [
            String::new(),
            "vote=".to_owned(),
            "vote=true".to_owned(),
            format!("vote={other}.true.false"),
            format!("vote={id}.yes.false"),
            format!("vote={id}.true"),
        ] {
            assert_eq!(voted(&nothing), None, "{nothing}");
        }
    }
}
