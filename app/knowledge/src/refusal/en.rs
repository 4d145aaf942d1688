//! English.

use super::Refusal;

pub(super) fn sentence(refusal: &Refusal) -> String {
    match refusal {
        Refusal::ChangedMeanwhile => {
            "Somebody changed this article meanwhile. Look at it as it is now.".to_owned()
        }
        Refusal::AlsoWriting { who } => {
            let who = who.as_deref().unwrap_or("Somebody");
            format!("{who} is writing this article too. Nothing of yours is lost: compare, then go on.")
        }
        Refusal::CannotMove { from, to } => {
            let (from, to) = (from.as_str(), to.as_str());
            format!("An article that is {from} cannot become {to}.")
        }
        Refusal::HasTranslations => {
            "Translations follow this article. Delete them first, or archive it.".to_owned()
        }
        Refusal::AddressTaken => "Another article has this address. Choose another one.".to_owned(),
        Refusal::AlreadyInLanguage => "The article is already written in this language.".to_owned(),
        Refusal::CategoryAddressTaken => "There is a category with this address.".to_owned(),
        Refusal::CategoryHasChildren => "Categories stand below this one, or its parent is gone.".to_owned(),
        Refusal::CategoryHasArticles => "Articles are in this category. Move them first.".to_owned(),
        Refusal::NoCategoryYet => "There is no category yet that an article could be in.".to_owned(),
        Refusal::NothingChanged => "Nothing changed since the last version.".to_owned(),
        Refusal::WordsTogetherAlready => "These words belong together already.".to_owned(),
        Refusal::NeededToBeRead => "is required for an article that people will read".to_owned(),
        Refusal::NeededToSchedule => "is required for a scheduled article".to_owned(),
        Refusal::InThePast => "is in the past".to_owned(),
        Refusal::HourPassedOver => "is an hour that the clocks there pass over".to_owned(),
        Refusal::NoLetters => "has letters or digits".to_owned(),
        Refusal::LongTag => "has a tag of more than 40 characters".to_owned(),
        Refusal::ManyTags { most } => format!("has more than {most} tags"),
        Refusal::UnknownArticle => "is not one of the articles".to_owned(),
        Refusal::UnknownCategory => "is not one of the categories".to_owned(),
        Refusal::AmbiguousCategory => "is the name of several; say which by its address".to_owned(),
        Refusal::BelowItself => "stands below this category".to_owned(),
        Refusal::TooDeep => "is as deep as categories go".to_owned(),
        Refusal::LongDescription => "has a description of more than 200 characters".to_owned(),
        Refusal::NoName => "has at least one name".to_owned(),
        Refusal::UnknownIcon => "is the name of an icon".to_owned(),
        Refusal::ManyComments { most } => format!("has more than {most} comments"),
        Refusal::ManyHtmlTags { most } => format!("has more than {most} tags of HTML"),
        Refusal::DeepQuotes { most } => format!("has more than {most} quotes in each other"),
        Refusal::LargePage => "becomes a page of more than 4 MB".to_owned(),
        Refusal::NotALanguage => "is not a language tag".to_owned(),
        Refusal::NotAnImage => "is not a PNG, JPEG, GIF or WebP".to_owned(),
        Refusal::FewOrManyWords => "has 2 to 20 words".to_owned(),
        Refusal::ManyWords { most } => format!("has more than {most} words"),
        Refusal::NotASingleWord { typed } => format!("are single words, which {typed:?} is not"),
        Refusal::NotAFewWords { typed } => format!("have one to four words each, which {typed:?} is not"),
        Refusal::AnotherOriginal => "is another one than here".to_owned(),
        Refusal::NotText => "is not text in UTF-8".to_owned(),
        Refusal::NoText => "has no text".to_owned(),
        Refusal::NotAZip => "is not a ZIP archive".to_owned(),
        Refusal::FrontMatterOpen => "has no end: a line of three hyphens".to_owned(),
        Refusal::UnreadableFrontMatter { why } => format!("cannot be read: {why}"),
        Refusal::UnknownKind => "is not a type of article".to_owned(),
        Refusal::UnknownVisibility => "is not a visibility".to_owned(),
        Refusal::UnknownStatus => "is not a status".to_owned(),
        Refusal::NotATime => "is not a time like 2026-11-21T09:00:00Z".to_owned(),
    }
}
