//! What stands out, as a sentence, and which part of a report it belongs to.

use ui::locale;

use super::labels::{row_label, unit_of};
use crate::{
    Finding, Row, Section, SectionKey, Unit,
    words::{measure_name, words},
};

/// A finding in the reader's language.
pub(crate) fn sentence(finding: &Finding) -> String {
    let words = words(locale());
    let share = (words.format)(Unit::Share);
    match finding {
        Finding::Rose { measure, by, since } => {
            (words.finding.rose)(measure_name(*measure), &share(*by), *since)
        }
        Finding::Fell { measure, by, since } => {
            (words.finding.fell)(measure_name(*measure), &share(*by), *since)
        }
        Finding::Peak { measure, at, value, usual } => {
            let format = (words.format)(unit_of(*measure));
            (words.finding.peak)(measure_name(*measure), *at, &format(*value), &format(*usual))
        }
        Finding::Most { section, measure, key, label, share: part } => {
            let row =
                Row { key: key.clone(), label: label.clone(), at: None, values: Vec::new(), opens: None };
            (words.finding.most)(&row_label(*section, &row), &share(*part), measure_name(*measure))
        }
        Finding::Quiet => words.finding.quiet.to_owned(),
    }
}

/// What stands out in a section; the rest is said of the whole report.
pub(crate) fn finding_of<'a>(section: &Section, findings: &'a [Finding]) -> Option<&'a Finding> {
    findings.iter().find(|finding| match finding {
        Finding::Most { section: of, .. } => *of == section.key,
        Finding::Peak { measure, .. } => {
            section.key == SectionKey::Days
                && section.columns.iter().any(|column| column.key == measure.as_str())
        }
        Finding::Rose { .. } | Finding::Fell { .. } | Finding::Quiet => false,
    })
}
