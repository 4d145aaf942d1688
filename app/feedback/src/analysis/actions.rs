//! The server functions of the analysis: each translates and calls one verb.

use base::Fault;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{
    AnalysisProgress, FeedbackTrends, TagRule, TagRuleForm, TagRuleId, TagTrial, TrendsFilter, TrialText,
};

/// The page of rules.
pub(super) const RULES: &str = "/admin/feedback";

/// What the page of rules shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TagRulesHere {
    /// The rules.
    pub rules: Vec<TagRule>,
    /// How far the analysis has come.
    pub progress: AnalysisProgress,
}

/// The rules, and how far the analysis has come.
#[server]
pub async fn load_tag_rules() -> Result<TagRulesHere, Fault> {
    let (ctx, actor) = base::server::caller();
    let rules = crate::server::analysis::tag_rules(&ctx, &actor).await?.tag_rules;
    let progress = crate::server::analysis::progress(&ctx, &actor).await?;
    Ok(TagRulesHere { rules, progress })
}

/// Keeps a new rule.
#[server]
pub async fn add_tag_rule(rule: TagRuleForm) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    let typed = [("tag", rule.tag.clone()), ("words", rule.words.clone()), ("context", rule.context.clone())];
    let added = crate::server::analysis::add_tag_rule(&ctx, &actor, rule.draft()).await;
    if let Err(error) = added {
        return Err(Fault::from(error).with_typed(typed.iter().map(|(field, text)| (*field, &**text))));
    }
    base::server::redirect_form(RULES, RULES);
    Ok(())
}

/// Changes or deletes a rule.
#[server]
pub async fn change_tag_rule(id: TagRuleId, rule: TagRuleForm, what: String) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    if what == "delete" {
        crate::server::analysis::remove_tag_rule(&ctx, &actor, id).await?;
    } else {
        crate::server::analysis::change_tag_rule(&ctx, &actor, id, rule.draft()).await?;
    }
    base::server::redirect_form(RULES, RULES);
    Ok(())
}

/// Looks at everything again.
#[server]
pub async fn analyse_all_feedback() -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    crate::server::analysis::analyse_again(&ctx, &actor).await?;
    base::server::redirect_form(RULES, RULES);
    Ok(())
}

/// Tries the rules on a text; nothing where there is none.
#[server]
pub async fn try_tag_rules(trial: TrialText) -> Result<Option<TagTrial>, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::analysis::try_tag_rules(&ctx, &actor, &trial).await?)
}

/// The trends of a filter.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn load_feedback_trends(filter: TrendsFilter) -> Result<FeedbackTrends, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::analysis::trends(&ctx, &actor, &filter).await?)
}
