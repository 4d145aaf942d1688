//! What a chat can be about: the topics that are there, and room for two more.

use identity::TeamName;
use leptos::prelude::*;
use ui::{Choice, Field, Select};

use crate::{ChatTopic, words::settings_page::SettingsPageWords};

/// As many as there may be.
const MOST: usize = 20;

pub(super) fn topics(
    words: &'static SettingsPageWords,
    held: Vec<ChatTopic>,
    teams: Vec<TeamName>,
    error: Signal<Option<String>>,
) -> impl IntoView {
    let teams = teams.into_iter().map(|team| Choice::new(team.id.to_string(), team.name));
    let choices: Vec<_> = std::iter::once(Choice::new("", words.any_team)).chain(teams).collect();
    let shown = (held.len() + 2).min(MOST);
    let rows = (0..shown).map(|place| {
        let topic = held.get(place).cloned().unwrap_or_default();
        let error = if place == 0 { error } else { Signal::derive(|| None) };
        let form = format!("topic-{place}");
        let team = topic.team_id.map(|team| team.to_string()).unwrap_or_default();
        view! {
            <div class="form__pair">
                <Field name="chat[topic_labels][]" form=form.clone() label=words.topic value=topic.label maxlength=100u32 error/>
                <Select name="chat[topic_teams][]" form=form.clone() label=words.topic_team choices=choices.clone() selected=team/>
                <Field name="chat[topic_skills][]" form label=words.topic_skills value=topic.skills.join(", ") maxlength=500u32/>
            </div>
        }
    });
    view! {
        <fieldset class="form">
            <legend class="chat-settings__part">{words.topics}</legend>
            <p class="field__hint">{words.topics_hint}</p>
            {rows.collect_view()}
        </fieldset>
    }
}
