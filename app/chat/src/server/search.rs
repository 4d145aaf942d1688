//! Full-text search of chats. Candidate retrieval is bounded: each source gives its newest matches and no more.

use base::{cut, fold};
use sqlx::{Postgres, QueryBuilder};

/// The most candidates that one source gives.
const MOST_CANDIDATES: i64 = 1_000;
/// The longest question, in characters.
const LONGEST: usize = 200;

/// What is searched for, where anything is.
pub(super) fn words(typed: &str) -> Option<String> {
    let typed = typed.replace('\0', " ");
    Some(cut(typed.trim(), LONGEST).to_owned()).filter(|words| !words.is_empty())
}

/// Narrows the chats `s` to those in which all the words were said, whose visitor's name or address has them, or whose
/// ticket's number begins so. The last word may be the beginning of one: it is looked for while it is typed.
pub(super) fn narrow(query: &mut QueryBuilder<Postgres>, words: &str) {
    query.push(" and s.id in (");
    push_words(query, "said.search", "", fold(words));
    query.push(" union all ");
    // As the index of names spells it.
    let person = "to_tsvector('simple', fold_person(coalesce(said.name, '') || ' ' || coalesce(said.email::text, '')))";
    push_words(query, person, "fold_person", words.to_owned());
    if words.contains(|letter: char| letter.is_ascii_digit()) {
        query.push(
            " union all (select said.id from tickets t join chat_sessions said on said.ticket_id = t.id
                 where starts_with(t.number, ",
        );
        query.push_bind(words.to_uppercase()).push(")");
        push_newest(query);
    }
    query.push(")");
}

/// Writes one source: chats whose words are those, which `folded` brings to their form.
fn push_words(query: &mut QueryBuilder<Postgres>, of: &str, folded: &str, words: String) {
    query.push(format!("(select said.id from chat_sessions said where {of} @@ "));
    query.push(format!("(nullif(plainto_tsquery('simple', {folded}("));
    query.push_bind(words).push("))::text, '') || ':*')::tsquery");
    push_newest(query);
}

/// Closes a source.
fn push_newest(query: &mut QueryBuilder<Postgres>) {
    query.push(" order by said.started_at desc, said.id desc limit ").push(MOST_CANDIDATES).push(")");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_can_search_for_is_no_search() {
        for nothing in ["", "  ", "\0"] {
            assert_eq!(words(nothing), None, "{nothing:?}");
        }
        assert_eq!(words(" lamp ").as_deref(), Some("lamp"));
    }
}
