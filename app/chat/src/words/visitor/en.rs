//! English.

use super::{VisitorWords, isolated, minute_of};
use crate::{EndReason, Event, browser::OpeningDay};

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

pub(in crate::words) static WORDS: VisitorWords = VisitorWords {
    title: "Chat",
    loading: "The chat",
    close: "Close the chat",
    switched_off: "We do not chat at the moment. Write to us, and a person will answer.",
    write_instead: "Write to us",
    somebody_is_here: "Somebody is here.",
    usually_within: |minutes| format!("Usually answered {}.", within(minutes)),
    nobody_is_free: "Nobody is here right now. Write anyway, and leave your address if you cannot wait.",
    closed_until: |when| {
        format!("Nobody is here now. We are back {when}. Leave a message and it becomes a ticket.")
    },
    closed: "Nobody is here now. Leave a message and it becomes a ticket.",
    opening: |day, at| match day {
        OpeningDay::Today => format!("today at {}", minute_of(at)),
        OpeningDay::Tomorrow => format!("tomorrow at {}", minute_of(at)),
        OpeningDay::Weekday(day) => {
            format!("{} at {}", WEEKDAYS.get(*day).copied().unwrap_or_default(), minute_of(at))
        }
        OpeningDay::Date(date) => format!("on {date} at {}", minute_of(at)),
    },
    earlier: "Your earlier chats",
    no_words: "Nothing was said yet",
    goes_on: "goes on",
    is_over: "over",
    unread: |count| if count == 1 { "1 new answer".to_owned() } else { format!("{count} new answers") },
    your_name: "Your name",
    your_email: "Your email",
    email_hint: "So that the answer finds you when you have gone.",
    email_hint_closed: "The answer comes here.",
    optional: "(if you like)",
    topic: "What is it about?",
    no_topic: "Choose one",
    question: "How can we help?",
    start: "Start the chat",
    leave_message: "Leave the message",
    conversation: "Conversation",
    you: "You",
    house: "The help desk",
    show_earlier: "Show what was said before",
    new_messages: "New messages below",
    happened: |event, by| {
        Some(match event {
            Event::Started { is_left_message: true } => "You left a message.".to_owned(),
            Event::Accepted { agent } => format!("{} is answering now.", isolated(&agent.name)),
            Event::Transferred { to: Some(to), .. } => match by {
                Some(by) => format!("{} handed you to {}.", isolated(by), isolated(&to.name)),
                None => format!("{} is answering now.", isolated(&to.name)),
            },
            Event::Transferred { team: Some(team), .. } => {
                format!("You are waiting for the team {} now.", isolated(team))
            }
            Event::Transferred { .. } => "You were handed on.".to_owned(),
            Event::Returned {} => {
                "The line to your agent broke. You are at the front of the queue again.".to_owned()
            }
            Event::Archived { number } => format!("This chat became ticket {number}."),
            Event::Ended { reason: EndReason::Visitor } => "You ended the chat.".to_owned(),
            Event::Ended { reason: EndReason::Agent } => match by {
                Some(by) => format!("{} ended the chat.", isolated(by)),
                None => "The chat is over.".to_owned(),
            },
            Event::Ended { reason: EndReason::Silence } => {
                "It was quiet for a while, so the chat ended.".to_owned()
            }
            Event::Ended { reason: EndReason::Ticket } => {
                "The chat is over. It goes on as a ticket.".to_owned()
            }
            Event::Started { .. }
            | Event::Said { .. }
            | Event::Noted { .. }
            | Event::Introduced { .. }
            | Event::PageViewed { .. }
            | Event::Rated { .. } => return None,
        })
    },
    is_typing: |name| format!("{} is writing…", isolated(name)),
    agent_is_here: |name| format!("{} is here.", isolated(name)),
    agent_has_it: |name| format!("{} answers you, and is looking elsewhere at the moment.", isolated(name)),
    waits: |place, minutes| {
        let place = if place == 1 { "You are next.".to_owned() } else { format!("You are number {place}.") };
        match minutes {
            Some(minutes) => format!("{place} Usually answered {}. You can write already.", within(minutes)),
            None => format!("{place} You can write already."),
        }
    },
    waits_somewhere: "You are in the queue. You can write already.",
    waits_for_nobody: "Nobody is here right now. Your place is kept; you can write already, or leave your address.",
    left_message: "We have your message. It becomes a ticket, and the answer comes by email.",
    ended: "This chat is over.",
    became_ticket: |number| format!("This chat is over. It goes on as ticket {number}."),
    leave_address: "Leave your address instead of waiting",
    leave_address_hint: "What you wrote becomes a ticket, and the answer comes by email. You need not stay.",
    leave_it: "Answer me by email",
    sending: "Sending…",
    sent: "Sent",
    delivered: "Delivered",
    read: "Read",
    not_sent_yet: "Not sent yet. It is kept, and goes out by itself.",
    send_again: "Send again",
    refused: "This was not sent:",
    take_out: "Take it out",
    files: |count| if count == 1 { "1 file".to_owned() } else { format!("{count} files") },
    your_message: "Your message",
    send: "Send",
    keys: "Enter sends, Shift and Enter begins a line",
    line_is_down: "The line is down. What you write is kept and goes out when it is back.",
    refresh: "Show new answers",
    answers: "Answers to choose from",
    your_choice: "(your choice)",
    open: "Open it",
    how_was_it: "How was this chat?",
    scores: ["Bad", "Poor", "All right", "Good", "Great"],
    in_your_words: "In your words (if you like)",
    rate: "Say so",
    rated: |word| format!("You said: {word}. Thank you."),
    end_chat: "End the chat",
    end_chat_hint: "Nothing is lost: you can read it again here.",
    end_it: "End it",
    new_chat: "Start a new chat",
};

fn within((from, to): (i64, i64)) -> String {
    match (from, to) {
        (_, ..=1) => "within a minute".to_owned(),
        (from, to) if from == to => format!("within {to} minutes"),
        (from, to) => format!("within {from} to {to} minutes"),
    }
}
