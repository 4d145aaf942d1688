//! Reads what an admin hands in: a list from a text, a yes from a box.

use base::{InvalidFields, TeamId};

use crate::{ChatHours, ChatSettings, ChatTopic, DayHours, Refusal, settings_form::ChatSettingsForm};

impl ChatSettingsForm {
    /// What it says. Which secret sites sign with is no part of it.
    ///
    /// # Errors
    /// Where a topic names no team, or a day's hours are none.
    pub fn settings(self) -> Result<ChatSettings, InvalidFields> {
        let mut wrong = InvalidFields::new();
        let mut note = |field: &str, refusal: Refusal| {
            wrong.insert(field.to_owned(), refusal.into());
        };
        let topics = topics(&self).unwrap_or_else(|refusal| {
            note("topics", refusal);
            Vec::new()
        });
        let mut days: [DayHours; 7] = Default::default();
        for (day, text) in days.iter_mut().zip(&self.days) {
            match parse_day(text) {
                Some(hours) => *day = hours,
                None => note("hours", Refusal::BadHours),
            }
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        Ok(ChatSettings {
            is_enabled: self.is_enabled.is_some(),
            greeting: self.greeting,
            ask_name: self.ask_name,
            ask_email: self.ask_email,
            ask_question: self.ask_question,
            topics,
            hours: ChatHours {
                is_limited: self.is_limited.is_some(),
                time_zone: self.time_zone.trim().to_owned(),
                days,
                closed_dates: words_of(&self.closed_dates),
            },
            assigns_automatically: self.assigns_automatically.is_some(),
            idle_minutes: self.idle_minutes,
            grace_seconds: self.grace_seconds,
            origins: words_of(&self.origins),
            blocked_networks: words_of(&self.blocked_networks),
            most_open_per_address: self.most_open_per_address,
            ..ChatSettings::default()
        })
    }
}

fn topics(form: &ChatSettingsForm) -> Result<Vec<ChatTopic>, Refusal> {
    let text =
        |all: &[String], place: usize| all.get(place).map(|text| text.trim()).unwrap_or_default().to_owned();
    let named = form.topic_labels.iter().enumerate().filter(|(_, label)| !label.trim().is_empty());
    named
        .map(|(place, label)| {
            let team = text(&form.topic_teams, place);
            let team_id = if team.is_empty() {
                None
            } else {
                Some(team.parse::<TeamId>().map_err(|_| Refusal::UnknownTeam)?)
            };
            let skills = text(&form.topic_skills, place);
            let skills = skills.split([',', '،']).map(str::trim).filter(|skill| !skill.is_empty());
            Ok(ChatTopic { label: label.clone(), team_id, skills: skills.map(str::to_owned).collect() })
        })
        .collect()
}

/// What stands between blanks, line breaks and commas: dates, sites and networks have none of them.
fn words_of(text: &str) -> Vec<String> {
    let parts = text.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';' | '،'));
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// The hours of a day as people write them, `9-12:30, 13:00–17:00`; none of it is closed. Whether they follow each other
/// is the verb's to say.
fn parse_day(text: &str) -> Option<DayHours> {
    let parts = text.split([',', ';', '،']).map(str::trim).filter(|part| !part.is_empty());
    parts
        .map(|part| {
            let (from, to) = part.split_once(['-', '–'])?;
            Some((clock(from)?, clock(to)?))
        })
        .collect()
}

/// `9` and `9:00` are `09:00`.
fn clock(text: &str) -> Option<String> {
    let (hour, minute) = text.trim().split_once(':').unwrap_or((text.trim(), "00"));
    let (hour, minute) = (hour.parse::<u8>().ok()?, minute.parse::<u8>().ok()?);
    (hour <= 24 && minute < 60).then(|| format!("{hour:02}:{minute:02}"))
}

#[cfg(test)]
mod tests {
    use base::uuid::Uuid;

    use super::*;
    use crate::settings_form::day_text;

    fn lines(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn hours_are_read_as_people_write_them_and_shown_as_they_are_kept() {
        for (written, kept) in [
            ("9-12:30, 13:00–17:00", "09:00-12:30, 13:00-17:00"),
            ("00:00-24:00", "00:00-24:00"),
            (" ", ""),
            ("", ""),
        ] {
            let hours = parse_day(written).unwrap();
            assert_eq!(day_text(&hours), kept, "{written}");
            assert_eq!(parse_day(kept).unwrap(), hours, "{written}");
        }
        for wrong in ["nine to five", "9", "25-26", "9:60-10", "9-10-11", "-", "9:00-"] {
            assert_eq!(parse_day(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_belongs_together_stays_together_where_a_topic_between_is_empty() {
        let team = TeamId(Uuid::from_u128(7));
        let form = ChatSettingsForm {
            topic_labels: lines(&["Orders", " ", "Invoices"]),
            topic_teams: lines(&["", "", &team.to_string()]),
            topic_skills: lines(&["", "lost", "tax, german ,"]),
            origins: "https://a.example\r\n https://b.example\n".to_owned(),
            is_enabled: Some("true".to_owned()),
            ..ChatSettingsForm::default()
        };
        let settings = form.settings().unwrap();
        let of_team = ChatTopic {
            label: "Invoices".to_owned(),
            team_id: Some(team),
            skills: lines(&["tax", "german"]),
        };
        let of_all = ChatTopic { label: "Orders".to_owned(), ..ChatTopic::default() };
        assert_eq!(settings.topics, [of_all, of_team]);
        assert_eq!(settings.origins, ["https://a.example", "https://b.example"]);
        assert!(settings.is_enabled && !settings.assigns_automatically);
    }

    #[test]
    fn all_that_cannot_be_read_is_named_at_once() {
        let form = ChatSettingsForm {
            topic_labels: lines(&["Orders"]),
            topic_teams: lines(&["the first"]),
            days: lines(&["", "always"]),
            ..ChatSettingsForm::default()
        };
        let wrong = form.settings().unwrap_err();
        assert_eq!(wrong.keys().collect::<Vec<_>>(), ["hours", "topics"]);
    }
}
