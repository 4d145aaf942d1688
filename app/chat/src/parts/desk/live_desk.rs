//! What the desk's page of chats knows at this moment: the lines of its lists as they change, what was read here, and what of
//! it is news.

use std::{
    collections::{HashMap, HashSet},
    time::Duration,
};

use base::UserId;
use identity::viewer;
use leptos::{prelude::*, task::spawn_local};

use super::alerts::Alert;
use crate::{ChatListing, ChatSession, ChatSessionId, ChatStatus, desk_actions::load_chat_line};

/// So long changes of one chat are gathered before its line is asked for.
const BREATH: Duration = Duration::from_millis(250);

/// The page's knowledge.
#[derive(Clone, Copy)]
pub(crate) struct LiveDesk {
    reader: Option<UserId>,
    waiting: RwSignal<Vec<ChatSession>>,
    mine: RwSignal<Vec<ChatSession>>,
    /// Lines that are newer than their list.
    lines: RwSignal<HashMap<ChatSessionId, ChatSession>>,
    /// Up to which event a chat was read on this page.
    read_here: RwSignal<HashMap<ChatSessionId, i64>>,
    /// The chat beside the list.
    open: RwSignal<Option<ChatSessionId>>,
    shown: StoredValue<HashSet<ChatSessionId>>,
    due: StoredValue<HashSet<ChatSessionId>>,
    is_loaded: StoredValue<bool>,
}

impl LiveDesk {
    pub fn new() -> Self {
        Self {
            reader: viewer().with_untracked(|viewer| viewer.as_ref().map(|viewer| viewer.id)),
            waiting: RwSignal::new(Vec::new()),
            mine: RwSignal::new(Vec::new()),
            lines: RwSignal::new(HashMap::new()),
            read_here: RwSignal::new(HashMap::new()),
            open: RwSignal::new(None),
            shown: StoredValue::new(HashSet::new()),
            due: StoredValue::new(HashSet::new()),
            is_loaded: StoredValue::new(false),
        }
    }

    /// Takes in the lists; answers what is new in them.
    pub fn take(self, listing: &ChatListing) -> Vec<Alert> {
        let (waiting, mine) = (&listing.waiting.chats, &listing.mine.chats);
        let known: HashSet<_> =
            [self.waiting, self.mine].iter().flat_map(|list| ids(&list.read_untracked())).collect();
        let all = listing.all.iter().flat_map(|all| &all.chats);
        let shown = waiting.iter().chain(mine).chain(all).map(|chat| chat.id);
        self.shown.set_value(shown.collect());
        let was_loaded = self.is_loaded.try_update_value(|is| std::mem::replace(is, true)) == Some(true);
        let held: HashSet<_> = ids(&self.mine.read_untracked()).into_iter().collect();
        let waits = waiting.iter().filter(|chat| !known.contains(&chat.id));
        // One that waited already is news to whoever it was given to.
        let given = mine.iter().filter(|chat| !held.contains(&chat.id));
        let news = waits.chain(given).filter(|chat| !self.is_open(chat.id)).map(Alert::waits);
        let news = if was_loaded { news.collect() } else { Vec::new() };
        self.waiting.set(waiting.clone());
        self.mine.set(mine.clone());
        // What a list knows newer goes.
        let newer: HashMap<_, _> = waiting.iter().chain(mine).map(|chat| (chat.id, chat.seq)).collect();
        self.lines.update(|lines| {
            lines.retain(|id, line| newer.get(id).is_none_or(|seq| *seq < line.seq));
        });
        news
    }

    /// A chat as it is now.
    pub fn line(self, chat: &ChatSession) -> ChatSession {
        let lines = self.lines.read();
        lines.get(&chat.id).filter(|line| line.seq >= chat.seq).unwrap_or(chat).clone()
    }

    /// What is known anew of a chat.
    pub fn newer(self, id: ChatSessionId) -> Option<ChatSession> {
        self.lines.read().get(&id).cloned()
    }

    /// Takes in a chat that the server answered.
    pub fn put(self, chat: ChatSession) {
        let _page_is_gone = self.lines.try_update(|lines| {
            if lines.get(&chat.id).is_none_or(|line| line.seq <= chat.seq) {
                lines.insert(chat.id, chat);
            }
        });
    }

    /// Asks for the line of a chat that changed, where it is shown; once for many changes.
    pub fn refresh(self, id: ChatSessionId) {
        let is_shown = self.shown.try_with_value(|shown| shown.contains(&id)) == Some(true);
        let is_new = self.due.try_update_value(|due| (is_shown || self.is_open(id)) && due.insert(id));
        if is_new != Some(true) {
            return;
        }
        set_timeout(
            move || {
                let _page_is_gone = self.due.try_update_value(|due| due.remove(&id));
                spawn_local(async move {
                    // One that is lost comes with the next change.
                    if let Ok(line) = load_chat_line(id).await {
                        self.put(line);
                    }
                });
            },
            BREATH,
        );
    }

    /// Whether a chat is the reader's.
    pub fn is_mine(self, id: ChatSessionId) -> bool {
        self.mine.try_with_untracked(|mine| mine.iter().any(|chat| chat.id == id)) == Some(true)
    }

    /// Whether the reader answers a chat.
    pub fn holds(self, chat: &ChatSession) -> bool {
        let agent = chat.assigned_to.as_ref().map(|agent| agent.id);
        chat.status == ChatStatus::Active && agent.is_some() && agent == self.reader
    }

    /// Opens a chat beside the list, for as long as the calling component lives.
    pub fn open(self, id: ChatSessionId) {
        Effect::new(move || self.open.set(Some(id)));
        on_cleanup(move || {
            let _page_is_gone = self.open.try_update(|open| {
                if *open == Some(id) {
                    *open = None;
                }
            });
        });
    }

    /// Whether a chat is beside the list.
    pub fn is_open(self, id: ChatSessionId) -> bool {
        self.open.try_get_untracked() == Some(Some(id))
    }

    /// Notes that a chat was read up to an event.
    pub fn read(self, id: ChatSessionId, seq: i64) {
        self.read_here.update(|read| {
            let read = read.entry(id).or_default();
            *read = (*read).max(seq);
        });
    }

    /// Whether a chat holds what its agent has not read.
    pub fn is_unread(self, chat: &ChatSession) -> bool {
        let read_here = self.read_here.read().get(&chat.id).copied().unwrap_or_default();
        chat.status.is_open() && chat.public_seq > chat.agent_read_seq && chat.seq > read_here
    }

    /// How many chats want somebody: those that wait, and the reader's own with words that were not read.
    pub fn wanting(self) -> Memo<usize> {
        Memo::new(move |_| {
            let unread = |chat: &&ChatSession| self.is_unread(&self.line(chat));
            self.waiting.read().len() + self.mine.read().iter().filter(unread).count()
        })
    }
}

fn ids(chats: &[ChatSession]) -> Vec<ChatSessionId> {
    chats.iter().map(|chat| chat.id).collect()
}
