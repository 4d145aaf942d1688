//! English.

use super::Refusal;

pub(super) fn sentence(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Reversed => "is before the first day",
        Refusal::TooLong => "is more than five years after the first day",
        Refusal::NoSuchDay => "is no day between 1970 and 9998",
        Refusal::UnknownZone => "is no time zone like Europe/Berlin",
        Refusal::UnknownCategory => "is no category",
        Refusal::UnknownTeam => "is no team",
        Refusal::UnknownAgent => "is nobody who works at the desk",
        Refusal::UnknownFigure => "is no figure of this report that is made of tickets",
        Refusal::UnknownRow => "is no row of this figure",
        Refusal::BadHours => "are not hours that end after they begin, within one day",
        Refusal::NoSuchDate => "holds a line that is no day like 2026-12-25",
        Refusal::ManyClosedDates => "are more than the 500 that are kept",
        Refusal::NameTaken => "is the name of another saved report of yours",
        Refusal::ManySaved => "is of one more than the 200 that anybody saves",
    }
}
