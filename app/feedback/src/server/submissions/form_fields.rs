//! What the fields of a form say.

use base::{Locale, escape_value};

use crate::{
    NewFeedback,
    submissions::{FeedbackForm, LONGEST_CONTEXT, routes::address_of},
};

impl FeedbackForm {
    /// What it says.
    pub(crate) fn draft(self, locale: Locale) -> NewFeedback {
        let filled = |text: String| Some(text).filter(|text| !text.trim().is_empty());
        NewFeedback {
            kind: self.kind,
            rating: self.rating,
            context: self.context,
            comments: filled(self.comments),
            screenshot: filled(self.screenshot),
            tags: Some(tags_of(&self.tags)),
            page_url: filled(self.page_url),
            is_anonymous: self.is_anonymous.is_some(),
            locale,
        }
    }

    /// The page that says that it came.
    pub(crate) fn thanks(&self) -> String {
        let place = address_of(self.is_framed.is_some());
        let context: String = self.context.chars().take(LONGEST_CONTEXT).collect();
        let page = escape_value(&self.page_url);
        format!("{place}?sent={}&context={}&from={page}", self.kind.as_str(), escape_value(&context))
    }
}

/// The tags of a field in which they stand with commas between.
pub(crate) fn tags_of(field: &str) -> Vec<String> {
    field.split([',', '،']).map(str::trim).filter(|tag| !tag.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_stand_between_the_commas_of_every_script() {
        assert_eq!(tags_of(" a, ,b،c"), ["a", "b", "c"]);
    }

    #[test]
    fn what_is_left_empty_is_not_said() {
        let form = FeedbackForm {
            tags: " lamp, ,dimmer".to_owned(),
            context: "a&b".to_owned(),
            ..FeedbackForm::default()
        };
        assert_eq!(form.thanks(), "/feedback?sent=quick&context=a%26b&from=");
        let framed = FeedbackForm { is_framed: Some("true".to_owned()), ..FeedbackForm::default() };
        assert!(framed.thanks().starts_with("/feedback/frame?sent=quick"));
        let draft = form.draft(Locale::De);
        assert_eq!((draft.comments, draft.screenshot, draft.page_url), (None, None, None));
        assert_eq!((draft.tags.unwrap().len(), draft.is_anonymous, draft.locale), (2, false, Locale::De));
    }
}
