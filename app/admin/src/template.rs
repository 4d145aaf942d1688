//! A template: text with variables between double braces. A value is put in as it is and never read again, so that nobody's
//! subject is a template.

/// The most variables in one template: each may stand for a subject.
const MOST_VARIABLES: usize = 50;
/// The longest piece of a template that a refusal names, in characters.
const LONGEST_NAMED: usize = 40;

/// What a template may say of a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variable {
    /// Its number.
    TicketNumber,
    /// Who asked.
    CustomerName,
    /// What it is about.
    Subject,
    /// Where the answer is to be read.
    Link,
}

impl Variable {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::TicketNumber, Self::CustomerName, Self::Subject, Self::Link];

    /// Its name between the braces.
    pub fn name(self) -> &'static str {
        match self {
            Self::TicketNumber => "ticket_number",
            Self::CustomerName => "customer_name",
            Self::Subject => "subject",
            Self::Link => "link",
        }
    }

    fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|variable| variable.name() == name)
    }
}

/// What is wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateError {
    /// A variable that there is not.
    Unknown {
        /// Its name.
        name: String,
    },
    /// Braces that are opened and not closed.
    Unclosed {
        /// What stands behind them.
        at: String,
    },
    /// More variables than a letter needs.
    TooMany {
        /// The most.
        most: usize,
    },
}

/// What stands for the variables of one ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateValues {
    /// Its number.
    pub ticket_number: String,
    /// Who asked.
    pub customer_name: String,
    /// What it is about.
    pub subject: String,
    /// Where the answer is to be read.
    pub link: String,
}

impl TemplateValues {
    /// Of the ticket that previews are shown with, in a house at this address.
    pub fn sample(public_url: &str) -> Self {
        let ticket_number = "ST-2026-000001".to_owned();
        Self {
            link: format!("{public_url}/dashboard/help/{ticket_number}"),
            ticket_number,
            customer_name: "Carol".to_owned(),
            subject: "The lamp does not light".to_owned(),
        }
    }

    fn of(&self, variable: Variable) -> &str {
        match variable {
            Variable::TicketNumber => &self.ticket_number,
            Variable::CustomerName => &self.customer_name,
            Variable::Subject => &self.subject,
            Variable::Link => &self.link,
        }
    }
}

/// A template that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template(Vec<Piece>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Value(Variable),
}

impl Template {
    /// Reads a template.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        let (mut pieces, mut rest, mut variables) = (Vec::new(), text, 0);
        while let Some((before, after)) = rest.split_once("{{") {
            let Some((name, behind)) = after.split_once("}}") else {
                return Err(TemplateError::Unclosed { at: named(after) });
            };
            let variable = Variable::parse(name.trim())
                .ok_or_else(|| TemplateError::Unknown { name: named(name.trim()) })?;
            variables += 1;
            if variables > MOST_VARIABLES {
                return Err(TemplateError::TooMany { most: MOST_VARIABLES });
            }
            pieces.push(Piece::Text(before.to_owned()));
            pieces.push(Piece::Value(variable));
            rest = behind;
        }
        pieces.push(Piece::Text(rest.to_owned()));
        Ok(Self(pieces))
    }

    /// The text for one ticket.
    pub fn render(&self, values: &TemplateValues) -> String {
        let pieces = self.0.iter().map(|piece| match piece {
            Piece::Text(text) => text.as_str(),
            Piece::Value(variable) => values.of(*variable),
        });
        pieces.collect()
    }
}

fn named(text: &str) -> String {
    text.lines().next().unwrap_or_default().chars().take(LONGEST_NAMED).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn values() -> TemplateValues {
        TemplateValues {
            subject: "{{link}} }} {{".to_owned(),
            ..TemplateValues::sample("https://help.example.com")
        }
    }

    #[test]
    fn variables_are_filled_in_once() {
        let template =
            Template::parse("{{ticket_number}} for {{ customer_name }}: {{subject}} { } }} {{link}}")
                .unwrap();
        assert_eq!(
            template.render(&values()),
            "ST-2026-000001 for Carol: {{link}} }} {{ { } }} https://help.example.com/dashboard/help/ST-2026-000001",
        );
    }

    #[test]
    fn what_is_wrong_is_named() {
        let error = |text: &str| Template::parse(text).unwrap_err();
        assert_eq!(error("a {{password}}"), TemplateError::Unknown { name: "password".to_owned() });
        assert_eq!(error("a {{}}"), TemplateError::Unknown { name: String::new() });
        assert_eq!(error("a {{Subject}}"), TemplateError::Unknown { name: "Subject".to_owned() });
        assert_eq!(error("a {{subject\nb"), TemplateError::Unclosed { at: "subject".to_owned() });
        assert_eq!(error("{{ {{subject}} }}"), TemplateError::Unknown { name: "{{subject".to_owned() });
        assert_eq!(error(&"{{subject}}".repeat(51)), TemplateError::TooMany { most: 50 });
        let bomb = "{{".repeat(100_000);
        assert!(matches!(error(&bomb), TemplateError::Unclosed { at } if at.len() <= 40));
    }

    proptest! {
        #[test]
        fn a_template_is_read_or_refused_and_never_grows_beyond_its_values(text in "[{}a-z_ \n]{0,80}") {
            if let Ok(template) = Template::parse(&text) {
                let longest = values().link.len() * MOST_VARIABLES;
                prop_assert!(template.render(&values()).len() <= text.len() + longest);
                prop_assert!(!text.contains("{{") || text.contains("}}"));
            }
        }
    }
}
