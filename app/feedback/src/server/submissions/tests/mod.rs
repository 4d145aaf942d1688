//! The verbs of feedback against a real database, with the cast, a file a story.

mod anonymity;
mod changing;
mod giving;
mod listing;

use std::net::IpAddr;

use base::server::{ClientAddress, Error};

use super::*;
use crate::{FeedbackKind, NewFeedback};

/// The lamp of the demo.
const PNG: &[u8] = include_bytes!("../../../../../tickets/src/server/seed/lamp.png");

/// Feedback of so many, about the home page.
fn rated(rating: i16) -> NewFeedback {
    NewFeedback { rating: Some(rating), context: "Home".to_owned(), ..NewFeedback::default() }
}

/// Feedback in words.
fn words(comments: &str) -> NewFeedback {
    NewFeedback {
        kind: FeedbackKind::Detailed,
        comments: Some(comments.to_owned()),
        rating: None,
        ..rated(3)
    }
}

fn at(address: &str) -> Option<ClientAddress> {
    Some(ClientAddress(address.parse::<IpAddr>().unwrap()))
}

/// The field that a verb refused.
fn field<T: std::fmt::Debug>(refused: Result<T, Error>) -> String {
    match refused {
        Err(Error::Invalid(fields)) => fields.into_keys().collect::<Vec<_>>().join(" "),
        other => panic!("{other:?}"),
    }
}
