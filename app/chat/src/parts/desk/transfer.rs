//! Hands a chat on: to a person, to a team, or to the desk as a ticket, with a note for the next one.

use base::Fault;
use identity::{AgentStatus, viewer};
use leptos::{prelude::*, task::spawn_local};
use ui::{Button, Choice, Dialog, FaultNotice, Kind, Select, TextArea, locale, toast};
use web_sys::{FormData, HtmlFormElement, SubmitEvent, wasm_bindgen::JsCast};

use super::chat_at_desk::Later;
use crate::{
    ChatSession, ChatSessionId, Transfer,
    actions::transfer_chat,
    desk_actions::{TransferChoices, load_transfer_choices},
    words::words,
};

/// Makes a ticket of a chat, with a note for whoever goes on, and answers its number.
pub(crate) type MakeTicket = fn(ChatSessionId, Option<String>) -> Later<Result<String, Fault>>;

/// The value of the choice that makes a ticket.
const TICKET: &str = "ticket";

/// The dialog. Who there is to choose is asked for when it opens.
#[component]
pub(crate) fn TransferDialog(
    chat: Memo<ChatSession>,
    open: RwSignal<bool>,
    make_ticket: MakeTicket,
) -> impl IntoView {
    let words = &words(locale()).desk;
    let choices = RwSignal::new(None::<TransferChoices>);
    let (is_pending, fault) = (RwSignal::new(false), RwSignal::new(None::<Fault>));
    let note = RwSignal::new(String::new());
    Effect::new(move || {
        if open.get() && choices.read_untracked().is_none() {
            spawn_local(async move {
                match load_transfer_choices().await {
                    Ok(found) => drop(choices.try_set(Some(found))),
                    Err(wrong) => drop(fault.try_set(Some(wrong))),
                }
            });
        }
    });
    let id = chat.read_untracked().id;
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let form = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
        let to = form
            .and_then(|form| FormData::new_with_form(&form).ok())
            .and_then(|form| form.get("to").as_string());
        let Some(to) = to.filter(|_| !is_pending.get_untracked()) else { return };
        is_pending.set(true);
        let said = note.get_untracked();
        spawn_local(async move {
            let outcome = hand_on(id, &to, said, make_ticket).await;
            let _page_is_gone = is_pending.try_set(false);
            if let Ok(number) = &outcome {
                toast(&number.as_deref().map_or_else(|| words.handed_on.to_owned(), words.became_ticket));
                let _page_is_gone = (open.try_set(false), note.try_set(String::new()));
            }
            let _page_is_gone = fault.try_set(outcome.err());
        });
    };
    view! {
        <Dialog name="transfer-chat" title=words.transfer_title open>
            <form class="form" on:submit=send>
                <FaultNotice fault/>
                {move || choices.get().map(|choices| view! {
                    <Select name="to" form="transfer-chat" label=words.transfer_to choices=targets(choices, &chat.read_untracked())/>
                })}
                <TextArea name="note" form="transfer-chat" label=words.transfer_note value=note rows=3 maxlength=2000_u32/>
                <div class="chat-dialog__foot">
                    <button class="button" type="button" on:click=move |_| open.set(false)>{words.cancel}</button>
                    <Button kind=Kind::Primary pending=is_pending>{words.transfer}</Button>
                </div>
            </form>
        </Dialog>
    }
}

/// Teams, then people, those who take work before those who are away; a ticket last.
fn targets(choices: TransferChoices, chat: &ChatSession) -> Vec<Choice> {
    let words = &words(locale()).desk;
    let reader = viewer().with_untracked(|viewer| viewer.as_ref().map(|viewer| viewer.id));
    let holder = chat.assigned_to.as_ref().map(|agent| agent.id);
    let mut people: Vec<_> = choices
        .colleagues
        .into_iter()
        .filter(|colleague| Some(colleague.id) != holder && Some(colleague.id) != reader)
        .collect();
    people.sort_by_key(|colleague| colleague.status == AgentStatus::Away);
    let people = people.into_iter().map(|colleague| {
        let is_away = colleague.status == AgentStatus::Away;
        let label = if is_away { (words.away)(&colleague.name) } else { colleague.name };
        Choice::new(format!("agent:{}", colleague.id), label)
    });
    let teams = choices.teams.into_iter();
    let teams = teams.map(|team| Choice::new(format!("team:{}", team.id), (words.team)(&team.name)));
    teams.chain(people).chain([Choice::new(TICKET, words.as_ticket)]).collect()
}

/// Answers the number of the ticket, where it became one.
async fn hand_on(
    chat: ChatSessionId,
    to: &str,
    note: String,
    make_ticket: MakeTicket,
) -> Result<Option<String>, Fault> {
    let note = Some(note.trim().to_owned()).filter(|note| !note.is_empty());
    if to == TICKET {
        return make_ticket(chat, note).await.map(Some);
    }
    let agent_id = to.strip_prefix("agent:").and_then(|id| id.parse().ok());
    let team = to.strip_prefix("team:").map(str::to_owned);
    transfer_chat(chat, Transfer { agent_id, team, to: None, note }).await?;
    Ok(None)
}
