//! What of the questions readers see, and what they do not see yet.

use std::collections::BTreeMap;

use base::{
    Language,
    server::{Actor, Ctx, Result},
};

use super::faq::{entries, faq_items, last_published};
use crate::{
    FaqEntry, FaqItemId,
    faq_desk::{FaqDesk, FaqLanguage, FaqQuestion, FaqState},
    server::permissions,
};

/// The questions, each with what readers see of it.
///
/// # Errors
/// [`Error::Forbidden`](base::server::Error::Forbidden) for everybody but the desk.
pub(crate) async fn faq_desk(ctx: &Ctx, actor: &Actor) -> Result<FaqDesk> {
    actor.can(permissions::READ_ALL)?;
    let items = faq_items(ctx, actor).await?;
    let mut published: BTreeMap<Language, Vec<FaqEntry>> = last_published(ctx).await?.into_iter().collect();
    for item in &items {
        published.entry(item.locale.clone()).or_default();
    }
    let mut written: BTreeMap<Language, Vec<FaqEntry>> = BTreeMap::new();
    let mut reader = ctx.read().await?;
    for locale in published.keys() {
        written.insert(locale.clone(), entries(&mut reader, locale).await?);
    }
    reader.release();
    let languages = published.iter().map(|(locale, published)| FaqLanguage {
        locale: locale.clone(),
        changes: count_changes(published, &written[locale]),
    });
    let questions = items.into_iter().map(|item| FaqQuestion {
        state: state_of(item.id, &published[&item.locale], &written[&item.locale]),
        item,
    });
    Ok(FaqDesk { languages: languages.collect(), questions: questions.collect(), now: ctx.now() })
}

/// What readers see of a question, where `published` is what they see of all and `written` what a publication would show.
fn state_of(id: FaqItemId, published: &[FaqEntry], written: &[FaqEntry]) -> FaqState {
    match (find(published, id), find(written, id)) {
        (None, None) => FaqState::Draft,
        (Some(_), None) => FaqState::Withdrawn,
        (None, Some(_)) => FaqState::New,
        (Some(before), Some(now)) if !says_the_same(before, now) => FaqState::Changed,
        (Some(_), Some(_)) => FaqState::Published,
    }
}

/// How many changes a publication of `written` would bring: questions that are new, changed or gone, and their order.
fn count_changes(published: &[FaqEntry], written: &[FaqEntry]) -> usize {
    let is_same = |now: &&FaqEntry| find(published, now.id).is_some_and(|before| says_the_same(before, now));
    let written_anew = written.iter().filter(|now| !is_same(now)).count();
    let gone = published.iter().filter(|before| find(written, before.id).is_none()).count();
    let kept = |of: &[FaqEntry], others: &[FaqEntry]| -> Vec<FaqItemId> {
        of.iter().map(|entry| entry.id).filter(|id| find(others, *id).is_some()).collect()
    };
    written_anew + gone + usize::from(kept(published, written) != kept(written, published))
}

fn find(entries: &[FaqEntry], id: FaqItemId) -> Option<&FaqEntry> {
    entries.iter().find(|entry| entry.id == id)
}

/// Whether readers see the same question, wherever it stands.
fn says_the_same(one: &FaqEntry, other: &FaqEntry) -> bool {
    let said = |entry: &FaqEntry| (entry.question.clone(), entry.answer_html.clone(), entry.category.clone());
    said(one) == said(other)
}

#[cfg(test)]
mod tests {
    use base::uuid::Uuid;

    use super::*;

    fn entries(said: &[(u128, &str)]) -> Vec<FaqEntry> {
        let entry = |(position, (number, question)): (i32, &(u128, &str))| FaqEntry {
            id: Uuid::from_u128(*number).into(),
            question: (*question).to_owned(),
            answer_html: String::new(),
            category: String::new(),
            position,
        };
        (0..).zip(said).map(entry).collect()
    }

    #[test]
    fn each_change_is_counted_once_and_what_stayed_not_at_all() {
        let published = [(1, "Is it warm?"), (2, "Is it safe?"), (3, "Is it loud?")];
        for (written, changes) in [
            (&published[..], 0),
            (&[(1, "Is it hot?"), (2, "Is it safe?"), (3, "Is it loud?")], 1),
            (&[(1, "Is it warm?"), (3, "Is it loud?")], 1),
            (&[(4, "Is it new?"), (1, "Is it warm?"), (2, "Is it safe?"), (3, "Is it loud?")], 1),
            (&[(2, "Is it safe?"), (1, "Is it warm?"), (3, "Is it loud?")], 1),
            (&[], 3),
        ] {
            assert_eq!(count_changes(&entries(&published), &entries(written)), changes, "{written:?}");
        }
        assert_eq!(count_changes(&[], &entries(&published)), 3);
    }

    #[test]
    fn a_question_says_what_readers_see_of_it() {
        let (published, written) =
            (entries(&[(1, "A"), (2, "B"), (3, "C")]), entries(&[(1, "A"), (2, "b"), (4, "D")]));
        let state = |number| state_of(Uuid::from_u128(number).into(), &published, &written);
        assert_eq!(
            [1, 2, 3, 4, 5].map(state),
            [FaqState::Published, FaqState::Changed, FaqState::Withdrawn, FaqState::New, FaqState::Draft]
        );
    }
}
