//! What feedback is found to say in the moment that it is given: by the word lists, which answer at once, and by the rules.

use base::server::{Ctx, Result, Tx};

use super::{
    progress::generation,
    scorer::{Verdict, judge},
    startup::provider,
    tag_rules::load_all,
    tagging::{Tags, matched},
};
use crate::NewFeedback;

/// What is written with new feedback.
pub(crate) struct FirstLook {
    /// How its giver feels.
    pub verdict: Verdict,
    /// Its tags, with those of the rules.
    pub tags: Vec<String>,
    /// Those that rules gave.
    pub automatic_tags: Vec<String>,
    /// The generation of the rules; zero where a model is to read it too.
    pub generation: i64,
}

/// How the giver of a draft feels.
pub(crate) fn verdict_of(draft: &NewFeedback) -> Verdict {
    judge(draft.comments.as_deref().unwrap_or_default(), draft.locale, draft.rating)
}

/// Looks at a draft.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn first_look(ctx: &Ctx, tx: &mut Tx, draft: &NewFeedback) -> Result<FirstLook> {
    // Before the rules: where they change meanwhile, it is looked at again.
    let generation = generation(tx).await?;
    let text = draft.comments.as_deref().unwrap_or_default();
    let found = matched(&load_all(tx).await?, (&draft.context, text), draft.locale);
    let given = Tags { tags: draft.tags.clone().unwrap_or_default(), automatic: Vec::new() };
    let Tags { tags, automatic } = given.after(&found);
    let is_done = provider(ctx).is_none() || draft.comments.is_none();
    Ok(FirstLook {
        verdict: verdict_of(draft),
        tags,
        automatic_tags: automatic,
        generation: if is_done { generation } else { 0 },
    })
}
