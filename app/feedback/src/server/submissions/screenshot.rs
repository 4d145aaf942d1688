//! The picture beside feedback: sent along with it, or before under its giver's name. Whoever reads feedback may see it.

use base::{
    server::{Actor, Ctx, Error, Result, Tx, invalid},
    uuid::Uuid,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::server::FileOwner;
use files::{
    FileId,
    server::{StagedPicture, attach},
};

use crate::{FeedbackId, FeedbackRefusal, server::permissions};

/// What a screenshot belongs to.
pub const FEEDBACK: &str = "feedback";
/// The field that it comes in.
pub(super) const FIELD: &str = "screenshot";
/// The largest picture, in megabytes and in bytes.
const MEGABYTES: usize = 5;
pub(super) const LARGEST: usize = MEGABYTES * 1_000_000;
/// The largest form with one in it, as a field of text spells it.
pub const LARGEST_FORM: usize = LARGEST * 3 / 2 + 1_000_000;

/// A picture as it was sent.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Sent {
    /// Before, under somebody's name.
    File(FileId),
    /// With the feedback.
    Bytes(Vec<u8>),
}

impl Sent {
    /// Reads the field.
    pub(super) fn parse(said: &str) -> Result<Self, FeedbackRefusal> {
        let said = said.trim();
        if let Ok(file) = said.parse() {
            return Ok(Self::File(file));
        }
        let encoded = said.strip_prefix("data:image/").and_then(|rest| rest.split_once(";base64,"));
        let (_, encoded) = encoded.ok_or(FeedbackRefusal::NoPicture)?;
        if encoded.len() / 4 * 3 > LARGEST {
            return Err(FeedbackRefusal::LargePicture(MEGABYTES));
        }
        STANDARD.decode(encoded).map(Self::Bytes).map_err(|_| FeedbackRefusal::NoPicture)
    }
}

/// The field for a picture whose bytes came with a form.
pub(super) fn as_field(bytes: &[u8]) -> String {
    format!("data:image/png;base64,{}", STANDARD.encode(bytes))
}

/// The refusal of one that is too large, where it comes.
pub(super) fn too_large() -> Error {
    invalid(FIELD, FeedbackRefusal::LargePicture(MEGABYTES))
}

/// A picture on its way to its feedback.
pub(super) enum Screenshot {
    /// Its sender's.
    File(FileId),
    /// Ready to be kept.
    Staged(Box<StagedPicture>),
}

impl Screenshot {
    /// Looks at what was sent. What nobody's name is to stand beside cannot be a file that somebody's name hangs on.
    pub async fn of(ctx: &Ctx, said: Option<&str>, is_named: bool) -> Result<Option<Self>> {
        let Some(said) = said else { return Ok(None) };
        match Sent::parse(said).map_err(|refusal| invalid(FIELD, refusal))? {
            Sent::File(_) if !is_named => Err(invalid(FIELD, FeedbackRefusal::NamedPicture)),
            Sent::File(file) => Ok(Some(Self::File(file))),
            Sent::Bytes(bytes) => {
                let staged = StagedPicture::open(ctx, "screenshot.png", &bytes, FIELD).await?;
                Ok(Some(Self::Staged(Box::new(staged))))
            }
        }
    }

    /// Hangs it on its feedback.
    pub async fn hang(self, ctx: &Ctx, tx: &mut Tx, actor: &Actor, feedback: FeedbackId) -> Result<()> {
        match self {
            Self::Staged(picture) => {
                picture.keep(ctx, tx, actor, FEEDBACK, feedback.0).await?;
            }
            Self::File(file) => {
                let hung = attach(ctx, tx, actor, &[file], FEEDBACK, feedback.0).await;
                let hung = hung.map_err(|error| error.of_field(FIELD))?;
                if !hung.iter().all(|file| file.media_type.starts_with("image/") && file.width.is_some()) {
                    return Err(invalid(FIELD, files::Refusal::NotAPicture));
                }
            }
        }
        Ok(())
    }
}

/// Feedback, as what files can belong to.
pub struct Screenshots;

#[async_trait::async_trait]
impl FileOwner for Screenshots {
    fn owner_type(&self) -> &'static str {
        FEEDBACK
    }

    async fn may_see(&self, _: &Ctx, actor: &Actor, _: Uuid) -> Result<bool> {
        Ok(actor.may(permissions::READ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_a_file_or_its_bytes() {
        let id = "01930000-0000-7000-8000-000000000001";
        assert_eq!(Sent::parse(id), Ok(Sent::File(id.parse().unwrap())));
        assert_eq!(Sent::parse(&as_field(b"lamp")), Ok(Sent::Bytes(b"lamp".to_vec())));
        for bad in [
            "lamp.png",
            "data:text/html;base64,bGFtcA==",
            "data:image/png;base64,???",
            "https://a.example/a.png",
        ] {
            assert_eq!(Sent::parse(bad), Err(FeedbackRefusal::NoPicture), "{bad}");
        }
        let large = as_field(&vec![0; LARGEST + 3]);
        assert_eq!(Sent::parse(&large), Err(FeedbackRefusal::LargePicture(5)));
        assert!(large.len() < LARGEST_FORM, "it is refused for what it is, not for its form");
    }
}
