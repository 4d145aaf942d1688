//! English.

use super::Refusal;

pub(super) fn sentence(refusal: &Refusal) -> String {
    match refusal {
        Refusal::NoFile => "is missing: send at least one".to_owned(),
        Refusal::Empty { name } => format!("{name} is empty"),
        Refusal::Cut => "did not come to its end: nothing of it was kept".to_owned(),
        Refusal::NotAForm => "is not a form with files in it".to_owned(),
        Refusal::TypeNotTaken { name, media_type } => {
            format!("{name} is of a type that is not taken here: {media_type}")
        }
        Refusal::NotWhatItSays { name, media_type } => {
            format!("{name} is not what its name says, but {media_type}")
        }
        Refusal::ManyFiles(most) => format!("has more than {most} files"),
        Refusal::NotThere => "names a file that is not there, not yours, or sent already".to_owned(),
        Refusal::Infected { name, signature } => {
            format!("{name} was blocked: the virus scanner found {signature}.")
        }
        Refusal::NotScannedYet => {
            "This file is still being checked for viruses. Try again in a moment.".to_owned()
        }
        Refusal::StorageAway => {
            "Files cannot be stored or read just now. Nothing was half kept; try again in a moment."
                .to_owned()
        }
        Refusal::OutOfBounds(most) => format!("is not a number from 1 to {most}"),
        Refusal::NotAPicture => "is no picture".to_owned(),
        Refusal::NotATypeList => "is not a list of types like image/png".to_owned(),
    }
}
