//! Why a verb of the help center refuses, as a value; each language says it in a file of its own.

mod ar;
mod de;
mod en;

use base::Locale;

use crate::Status;

/// A reason of the help center.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Somebody changed the article since the caller saw it.
    ChangedMeanwhile,
    /// Somebody else saved the working copy meanwhile.
    AlsoWriting {
        /// Who, where they are still here.
        who: Option<String>,
    },
    /// A status does not lead to another.
    CannotMove {
        /// From where.
        from: Status,
        /// To where.
        to: Status,
    },
    /// Translations follow the article.
    HasTranslations,
    /// Another article has the address.
    AddressTaken,
    /// The article is written in that language already.
    AlreadyInLanguage,
    /// A category has the address.
    CategoryAddressTaken,
    /// Categories stand below it, or its parent is gone.
    CategoryHasChildren,
    /// Articles are in it.
    CategoryHasArticles,
    /// There is no category that an article could be in.
    NoCategoryYet,
    /// The last version of the questions says the same.
    NothingChanged,
    /// The words are synonyms already.
    WordsTogetherAlready,
    /// An article that people will read has no text.
    NeededToBeRead,
    /// A scheduled article has no time.
    NeededToSchedule,
    /// A moment to publish at that was before now.
    InThePast,
    /// A time of day that the clocks of a zone pass over on that day.
    HourPassedOver,
    /// An address would have neither letters nor digits.
    NoLetters,
    /// A tag has more than 40 characters.
    LongTag,
    /// More tags than this.
    ManyTags {
        /// How many.
        most: usize,
    },
    /// No article has the id.
    UnknownArticle,
    /// No category is called so.
    UnknownCategory,
    /// Several categories are called so.
    AmbiguousCategory,
    /// A category would stand below itself.
    BelowItself,
    /// Categories go no deeper.
    TooDeep,
    /// A description has more than 200 characters.
    LongDescription,
    /// It has no name in any language.
    NoName,
    /// No icon is called so.
    UnknownIcon,
    /// More comments in the Markdown than this.
    ManyComments {
        /// How many.
        most: usize,
    },
    /// More tags of HTML than this.
    ManyHtmlTags {
        /// How many.
        most: usize,
    },
    /// More quotes in each other than this.
    DeepQuotes {
        /// How many.
        most: usize,
    },
    /// It would become a page of more than 4 MB.
    LargePage,
    /// Not a language tag.
    NotALanguage,
    /// Not a format of images that browsers show.
    NotAnImage,
    /// A group of synonyms has 2 to 20 words.
    FewOrManyWords,
    /// More stop words than this.
    ManyWords {
        /// How many.
        most: usize,
    },
    /// A stop word is a single word.
    NotASingleWord {
        /// What was typed.
        typed: String,
    },
    /// A synonym has one to four words.
    NotAFewWords {
        /// What was typed.
        typed: String,
    },
    /// It is the translation of another article here.
    AnotherOriginal,
    /// A file is not UTF-8.
    NotText,
    /// A file has no text.
    NoText,
    /// Not a ZIP archive.
    NotAZip,
    /// The front matter has no end.
    FrontMatterOpen,
    /// The front matter is not YAML that is understood.
    UnreadableFrontMatter {
        /// What the reader of YAML says.
        why: String,
    },
    /// Not a type of article.
    UnknownKind,
    /// Not a visibility.
    UnknownVisibility,
    /// Not a status.
    UnknownStatus,
    /// Not a time.
    NotATime,
}

impl base::Refusal for Refusal {
    fn sentence(&self, locale: Locale) -> String {
        match locale {
            Locale::En => en::sentence(self),
            Locale::De => de::sentence(self),
            Locale::Ar => ar::sentence(self),
        }
    }
}
