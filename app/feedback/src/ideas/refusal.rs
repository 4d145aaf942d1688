//! Why a verb of ideas refuses, as a value, in every language.

use base::Locale;

/// A reason of ideas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdeaRefusal {
    /// No idea has this number, or it goes on as another one itself.
    NoSuchIdea,
    /// An idea cannot go on as itself.
    SameIdea,
    /// It goes on as another one already.
    MergedBefore,
    /// The feedback is counted to another one already.
    CountedElsewhere,
}

impl base::Refusal for IdeaRefusal {
    fn sentence(&self, locale: Locale) -> String {
        match locale {
            Locale::En => english(*self),
            Locale::De => german(*self),
            Locale::Ar => arabic(*self),
        }
        .to_owned()
    }
}

fn english(refusal: IdeaRefusal) -> &'static str {
    match refusal {
        IdeaRefusal::NoSuchIdea => "is not the number of an idea on the board",
        IdeaRefusal::SameIdea => "is this idea itself",
        IdeaRefusal::MergedBefore => "This idea was merged into another one already.",
        IdeaRefusal::CountedElsewhere => "This feedback is counted to another idea already.",
    }
}

fn german(refusal: IdeaRefusal) -> &'static str {
    match refusal {
        IdeaRefusal::NoSuchIdea => "ist nicht die Nummer einer Idee auf der Tafel",
        IdeaRefusal::SameIdea => "ist diese Idee selbst",
        IdeaRefusal::MergedBefore => "Diese Idee wurde schon mit einer anderen zusammengelegt.",
        IdeaRefusal::CountedElsewhere => "Dieses Feedback zählt schon zu einer anderen Idee.",
    }
}

fn arabic(refusal: IdeaRefusal) -> &'static str {
    match refusal {
        IdeaRefusal::NoSuchIdea => "ليس رقم فكرة على اللوحة",
        IdeaRefusal::SameIdea => "هو هذه الفكرة نفسها",
        IdeaRefusal::MergedBefore => "دُمجت هذه الفكرة في فكرة أخرى من قبل.",
        IdeaRefusal::CountedElsewhere => "هذه الملاحظات محسوبة لفكرة أخرى من قبل.",
    }
}
