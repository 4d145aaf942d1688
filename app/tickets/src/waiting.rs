//! Since when a customer waits for the desk. Who asks again waits since they first asked: whoever writes twice must not fall
//! back in the list of those who wait.

use base::{DateTime, Utc};

use crate::{SenderType, Status};

/// Since when the customer waits once something was said that everybody in the ticket sees.
pub(crate) fn waiting_after(
    before: Option<DateTime<Utc>>,
    sender: SenderType,
    at: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    match sender {
        SenderType::Customer => before.or(Some(at)),
        SenderType::Agent => None,
        // What no person said answers nobody.
        SenderType::System | SenderType::AiBot => before,
    }
}

impl Status {
    /// Whether it is the desk's turn, as far as the state says.
    pub fn is_the_desks(self) -> bool {
        matches!(self, Self::Open | Self::InProgress)
    }
}

#[cfg(test)]
mod tests {
    use base::chrono::TimeDelta;

    use super::*;

    #[test]
    fn who_asks_again_waits_since_they_first_asked() {
        let at = |minute| DateTime::UNIX_EPOCH + TimeDelta::minutes(minute);
        let said = [
            (SenderType::Customer, 1, Some(1)),
            (SenderType::Customer, 2, Some(1)),
            (SenderType::AiBot, 3, Some(1)),
            (SenderType::Agent, 4, None),
            (SenderType::System, 5, None),
            (SenderType::Customer, 6, Some(6)),
        ];
        let mut waiting = None;
        for (sender, minute, since) in said {
            waiting = waiting_after(waiting, sender, at(minute));
            assert_eq!(waiting, since.map(at), "{minute}");
        }
    }
}
