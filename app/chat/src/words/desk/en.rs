//! English.

use super::{DeskWords, isolated};
use crate::{ChatScope, ChatStatus, EndReason, Event, PayloadFieldKind};

pub(in crate::words) const WORDS: DeskWords = DeskWords {
    title: "Chats",
    lists: "Lists of chats",
    loading: "One moment",
    scope: |scope| match scope {
        ChatScope::Waiting => "Waiting",
        ChatScope::Mine => "Mine",
        ChatScope::All => "All",
    },
    choose: "The light is on",
    choose_hint: "Choose a chat on the left. Who comes to chat appears there by themselves.",
    search: "Search all chats",
    nothing_found: |said| format!("Nothing found for “{}”", isolated(said)),
    nothing_found_hint: "Names, addresses, ticket numbers and what was said are found. Fewer words find more.",
    end_search: "Back to all chats",
    empty: |scope| match scope {
        ChatScope::Waiting => {
            ("Nobody waits", "Who comes to chat appears here by themselves, the longest wait first.")
        }
        ChatScope::Mine => ("You have no chats", "Accept one that waits, and it stands here until it ends."),
        ChatScope::All => ("No chats yet", "Every chat is kept here, also when it is over."),
    },
    older: "Older chats",
    visitor: "Visitor",
    unread: "Unread:",
    verified: "Verified",
    as_typed: "As typed",
    status: |status| match status {
        ChatStatus::Waiting => "Waiting",
        ChatStatus::Active => "Going on",
        ChatStatus::LeftMessage => "Left a message",
        ChatStatus::Ended => "Over",
    },
    waits: "Waits since",
    waits_now: |name| {
        name.map_or_else(
            || "Somebody wants to chat".to_owned(),
            |name| format!("{} wants to chat", isolated(name)),
        )
    },
    alerts: "Alerts",
    alert_title: "Count in the title",
    alert_sound: "Sound",
    alert_desktop: "Notifications",
    alert_keys: "Single keys: J K A R N E",
    notifications_refused: "The browser does not let this page notify. Its settings for this site can change that.",
    chat: "Chat",
    chat_with: |name| {
        name.map_or_else(|| "Chat with a visitor".to_owned(), |name| format!("Chat with {}", isolated(name)))
    },
    own_chat: "You began this chat yourself",
    own_chat_hint: "You read it where visitors do. A colleague answers it here.",
    open_own: "Open my chat",
    conversation: "Conversation",
    line_is_down: "The line is down. New words appear again as soon as it is back; what you send is kept.",
    also_here: "Also here:",
    is_over: "This chat is over.",
    rated: |score| format!("The visitor gave it {score} of 5."),
    became_ticket: |number| format!("It goes on as ticket {}.", isolated(number)),
    is_here: "Is here now",
    is_gone: "Not here now",
    accept: "Accept",
    take_over: "Take over",
    take_over_title: "Take this chat over?",
    take_over_text: |name| {
        format!("{} answers it at the moment. Your answer is sent once it is yours.", isolated(name))
    },
    transfer: "Hand on",
    transfer_title: "Hand this chat on",
    transfer_to: "To whom?",
    transfer_note: "A note for whoever goes on (only the desk sees it)",
    handed_on: "The chat was handed on.",
    away: |name| format!("{} (away)", isolated(name)),
    team: |name| format!("Team {}", isolated(name)),
    as_ticket: "Make it a ticket",
    end: "End",
    end_title: "End this chat?",
    end_text: "The visitor sees that it is over and is asked how it was. Nothing of it is lost.",
    ended: "The chat is over.",
    block: "Block",
    block_title: "Block where this visitor is?",
    block_text: "The chat ends, and nobody can chat any more from the network that it came from. An admin can take that back.",
    blocked: "The chat is over, and nobody can chat from there.",
    cancel: "Cancel",
    is_typing: |name| format!("{} is writing…", isolated(name)),
    earlier: "Show what was said before",
    happened: |event, by| {
        let who = by.map_or_else(|| "The visitor".to_owned(), isolated);
        match event {
            Event::Started { is_left_message: true } => format!("{who} left a message: nobody was here."),
            Event::Started { .. } => format!("{who} began the chat."),
            Event::Said { .. } => format!("{who} said something."),
            Event::Noted { .. } => format!("{who} noted something."),
            Event::Accepted { agent } => format!("{} took the chat.", isolated(&agent.name)),
            Event::Transferred { to: Some(to), .. } => {
                format!("{who} handed the chat to {}.", isolated(&to.name))
            }
            Event::Transferred { team: Some(team), .. } => {
                format!("{who} handed the chat to the team {}.", isolated(team))
            }
            Event::Transferred { .. } => format!("{who} put the chat back into the queue."),
            Event::Returned {} => "The agent was gone: the chat waits again, before all others.".to_owned(),
            Event::Introduced { name, email } => {
                let said: Vec<_> = [name, email].into_iter().flatten().map(|said| isolated(said)).collect();
                format!("The visitor said who they are: {}", said.join(", "))
            }
            Event::PageViewed { title, .. } => format!("{who} went to {}.", isolated(title)),
            Event::Archived { number } => format!("The chat goes on as ticket {}.", isolated(number)),
            Event::Rated { score, comment: Some(comment) } => {
                format!("{who} gave it {score} of 5: “{}”", isolated(comment))
            }
            Event::Rated { score, .. } => format!("{who} gave it {score} of 5."),
            Event::Ended { reason: EndReason::Visitor } => "The visitor left the chat.".to_owned(),
            Event::Ended { reason: EndReason::Agent } => format!("{who} ended the chat."),
            Event::Ended { reason: EndReason::Silence } => "The chat ended: it had fallen silent.".to_owned(),
            Event::Ended { reason: EndReason::Ticket } => {
                "The chat ended, and goes on as a ticket.".to_owned()
            }
        }
    },
    system: "Porchlight",
    note_badge: "Only the desk sees this",
    sending: "Sending",
    sent: "Sent",
    read: "Read",
    not_sent: "This was not sent.",
    send_again: "Send again",
    discard: "Discard",
    files: |count| if count == 1 { "1 file".to_owned() } else { format!("{count} files") },
    form_asked: "Asked for details",
    form_answered: "Asked for details, answered below",
    rating_asked: "Asked how it was",
    chosen: "(chosen)",
    details: "Details",
    close: "Close",
    name: "Name",
    email: "Email",
    not_given: "Not given",
    known_as: "Known to the site as",
    language: "Language",
    topic: "Topic",
    site: "Site",
    skills: "Skills",
    rating: "Rating",
    began: "Began",
    ticket: "Ticket",
    pages: "Pages",
    no_pages: "No page is known yet.",
    others: "Other chats",
    no_others: "This is the first one.",
    no_words: "Nothing was said",
    reply: "Reply",
    note: "Note",
    reply_label: "Your reply",
    note_label: "Your note",
    send_keys: "Ctrl or ⌘ and Enter sends",
    send_reply: "Send reply",
    add_note: "Add note",
    held_by: |name| format!("{} answers this chat. You can leave a note.", isolated(name)),
    held_by_supervised: |name| {
        format!(
            "{} answers this chat. A note stays between you; a reply takes the chat over.",
            isolated(name)
        )
    },
    canned: "/ Canned reply",
    articles: "[[ Article",
    offers: "Offers",
    no_canned: "No canned reply is like this.",
    no_article: "No article found. Two letters or more find one.",
    ask_choice: "Ask to choose",
    question: "What do you ask?",
    choices: "Choices",
    choices_hint: "A line each, twenty at most.",
    bad_choices: "There is no choice yet, or there are more than twenty, or one is too long.",
    ask_details: "Ask for details",
    bad_fields: "Each field needs a name, and a choice needs its options.",
    send_card: "Send a card",
    card_title: "What is it?",
    card_text: "A few words about it",
    card_link: "Where it leads",
    card_link_hint: "An address like https://shop.example.com/lamp, or a page of this site like /help.",
    card_picture: "A picture, if it has one: it stands above the title.",
    bad_card: "A card needs a title, and its link begins with https:// or /.",
    field: "What is asked for",
    field_kind: |kind| match kind {
        PayloadFieldKind::Text => "A line",
        PayloadFieldKind::LongText => "Several lines",
        PayloadFieldKind::Email => "An email address",
        PayloadFieldKind::Number => "A number",
        PayloadFieldKind::Choice => "One of several",
    },
    field_kind_label: "What is typed there",
    is_required: "Must be filled in",
    options: "Options, with commas between",
    add_field: "Add a field",
    remove_field: "Remove this field",
    send: "Send",
    canned_replies: "Canned replies",
    canned_lead: "Answers that are written once and sent often. In a chat, type / at the beginning of a line and pick one.",
    no_canned_yet: "No canned replies yet",
    no_canned_hint: "Write the first one below: a greeting, perhaps.",
    shortcut: "Shortcut",
    shortcut_hint: "One word, which is typed after /.",
    canned_body: "What is said",
    add_canned: "Add a canned reply",
    edit: "Change",
    save: "Save",
    delete: "Delete",
};
