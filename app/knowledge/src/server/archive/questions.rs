//! The questions of the FAQ as files, one a language: written as drafts are, published by whoever looked them over.

use std::collections::BTreeMap;

use base::{
    Language,
    server::{Actor, Ctx, Error, Result},
};
use serde::{Deserialize, Serialize};

use super::{
    Folder, fail,
    pictures::{BESIDE, images_in, with_files, with_images},
};
use crate::{
    FaqDraft, FaqItem, ImportReport,
    server::{create_faq_item, faq_items, images::IMAGES, update_faq_item},
};

/// A question in its file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct QuestionFile {
    question: String,
    #[serde(alias = "answer")]
    answer_markdown: String,
    #[serde(default)]
    category: String,
    #[serde(default)]
    position: i32,
    #[serde(default)]
    is_draft: bool,
}

impl QuestionFile {
    /// The names of the images that the answer shows.
    pub fn images(&self) -> Vec<String> {
        images_in(&self.answer_markdown.replace(BESIDE, IMAGES)).collect()
    }
}

/// Where the questions of a language are.
pub(super) fn path_of(locale: &Language) -> String {
    format!("faq/{locale}/questions.json")
}

/// All questions, to be written, by their language.
pub(super) async fn questions(
    ctx: &Ctx,
    actor: &Actor,
    only: Option<&Language>,
) -> Result<BTreeMap<Language, Vec<QuestionFile>>> {
    let mut all: BTreeMap<Language, Vec<QuestionFile>> = BTreeMap::new();
    for item in faq_items(ctx, actor).await? {
        let FaqItem { locale, category, position, question, answer_markdown, is_draft, .. } = item;
        if only.is_none_or(|only| *only == locale) {
            let answer_markdown = with_files(&answer_markdown);
            let file = QuestionFile { question, answer_markdown, category, position, is_draft };
            all.entry(locale).or_default().push(file);
        }
    }
    Ok(all)
}

/// Takes the questions of a folder: one that is here in its language is changed, every other is made.
pub(super) async fn take_questions(
    ctx: &Ctx,
    actor: &Actor,
    folder: &mut Folder,
    images: &BTreeMap<String, String>,
    report: &mut ImportReport,
) -> Result<()> {
    let mut here = faq_items(ctx, actor).await?;
    let is_ours = |path: &&String| path.starts_with("faq/") && path.ends_with(".json");
    let paths: Vec<String> = folder.keys().filter(is_ours).cloned().collect();
    for path in paths {
        let bytes = folder.remove(&path).unwrap_or_default();
        let Some(locale) = path.split('/').nth(1).and_then(Language::parse) else {
            fail(report, path, "is in no folder that a language is named by");
            continue;
        };
        let questions: Vec<QuestionFile> = match serde_json::from_slice(&bytes) {
            Ok(questions) => questions,
            Err(error) => {
                fail(report, path, error.to_string());
                continue;
            }
        };
        for file in questions {
            let draft = FaqDraft {
                locale: locale.clone(),
                category: file.category,
                position: file.position,
                question: file.question,
                answer_markdown: with_images(&file.answer_markdown, &path, images),
                is_draft: file.is_draft,
            };
            if let Err(error) = take(ctx, actor, draft, &mut here, report).await {
                fail(report, path.clone(), error.to_fault_logged().error);
            }
        }
    }
    Ok(())
}

/// Takes a question. Each that is here stands for one of the folder: two may ask the same under different headings.
async fn take(
    ctx: &Ctx,
    actor: &Actor,
    draft: FaqDraft,
    here: &mut Vec<FaqItem>,
    report: &mut ImportReport,
) -> Result<()> {
    let draft = draft.check().map_err(Error::Invalid)?;
    let is_same = |item: &FaqItem| {
        (&item.locale, &item.category, &item.question) == (&draft.locale, &draft.category, &draft.question)
    };
    let Some(item) = here.iter().position(is_same).map(|place| here.remove(place)) else {
        create_faq_item(ctx, actor, draft, None).await?;
        report.created += 1;
        return Ok(());
    };
    let says_so = item.answer_markdown == draft.answer_markdown
        && item.position == draft.position
        && item.is_draft == draft.is_draft;
    if says_so {
        report.unchanged += 1;
    } else {
        update_faq_item(ctx, actor, item.id, draft).await?;
        report.changed += 1;
    }
    Ok(())
}
