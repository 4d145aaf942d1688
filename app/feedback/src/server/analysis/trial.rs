//! The rules and the word lists, tried on a text.

use base::{
    Locale, cut,
    server::{Actor, Ctx, Result},
};

use super::{scorer::judge, tag_rules::load_all, tagging::matched};
use crate::{
    TagRuleDraft, TagTrial, TrialText, analysis::TagRuleForm, server::permissions,
    server::submissions::tags_of,
};

/// The longest text, in characters.
const LONGEST: usize = 5_000;

/// What they make of it; nothing where there is none.
///
/// # Errors
/// [`Forbidden`](base::server::Error::Forbidden) for everybody but admins.
pub async fn try_tag_rules(ctx: &Ctx, actor: &Actor, trial: &TrialText) -> Result<Option<TagTrial>> {
    actor.can(permissions::ANALYSE)?;
    if trial.text.trim().is_empty() {
        return Ok(None);
    }
    let text = cut(&trial.text, LONGEST);
    let mut reader = ctx.read().await?;
    let rules = load_all(&mut reader).await?;
    reader.release();
    let verdict = judge(text, trial.locale, None);
    let tags = matched(&rules, (&trial.context, text), trial.locale);
    Ok(Some(TagTrial { tags, sentiment: verdict.sentiment, score: verdict.score }))
}

impl TagRuleForm {
    /// What it says.
    pub(crate) fn draft(self) -> TagRuleDraft {
        TagRuleDraft {
            tag: self.tag,
            words: tags_of(&self.words),
            is_all: self.which == "all",
            locale: Locale::of(&self.locale),
            context: Some(self.context),
        }
    }
}
