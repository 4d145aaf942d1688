//! The columns of the admins' table: each name is a link that sorts by it, there or back.

use leptos::prelude::*;
use ui::locale;

use crate::{Filter, Sort, SortBy, words::words};

/// The table's place.
pub(crate) const TABLE: &str = "/dashboard/admin/support/tickets";

/// The columns after the subject.
const COLUMNS: [SortBy; 7] = [
    SortBy::Status,
    SortBy::Priority,
    SortBy::Category,
    SortBy::Assignee,
    SortBy::Waiting,
    SortBy::Created,
    SortBy::Updated,
];

/// The address of the table as a filter shows it, with a ticket beside it where one is named.
pub(crate) fn table_address(filter: &Filter, ticket: Option<&str>) -> String {
    let query = filter.address();
    match ticket {
        None => format!("{TABLE}{query}"),
        Some(number) if query.is_empty() => format!("{TABLE}?ticket={}", base::escape_value(number)),
        Some(number) => format!("{TABLE}{query}&ticket={}", base::escape_value(number)),
    }
}

/// The head.
#[component]
pub(crate) fn TableHead(filter: Filter) -> impl IntoView {
    let words = words(locale());
    let now = filter.sort.unwrap_or_default();
    let columns = COLUMNS.map(|by| {
        let next = Sort { by, is_reversed: now.by == by && !now.is_reversed };
        let sorted = Filter { sort: Some(next).filter(|next| *next != Sort::default()), ..filter.from_the_start() };
        let direction = (now.by == by).then(|| if is_descending(now) { "descending" } else { "ascending" });
        view! {
            <th scope="col" aria-sort=direction>
                <a class="ticket-table__sort" href=table_address(&sorted, None) aria-label=(words.table.sort_by)(by)>
                    {(words.table.column)(by)}
                </a>
            </th>
        }
    });
    view! {
        <thead>
            <tr>
                <th scope="col">{words.table.subject}</th>
                {columns.collect_view()}
            </tr>
        </thead>
    }
}

/// Whether the larger comes first: the later, the more urgent, the longer wait, the letter further back.
fn is_descending(sort: Sort) -> bool {
    let is_at_first = match sort.by {
        SortBy::Created | SortBy::Updated | SortBy::Waiting | SortBy::Priority => true,
        SortBy::Status | SortBy::Category | SortBy::Assignee => false,
    };
    is_at_first != sort.is_reversed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_holds_the_filter_and_the_ticket() {
        let filter = Filter { sort: Some(SortBy::Waiting.into()), ..Filter::default() };
        assert_eq!(table_address(&Filter::default(), None), TABLE);
        assert_eq!(table_address(&Filter::default(), Some("ST-2026-1")), format!("{TABLE}?ticket=ST-2026-1"));
        assert_eq!(
            table_address(&filter, Some("ST-2026-1")),
            format!("{TABLE}?sort=waiting&ticket=ST-2026-1")
        );
    }

    #[test]
    fn a_column_turns_round_when_it_is_asked_again() {
        assert!(is_descending(Sort::default()));
        assert!(!is_descending(Sort { is_reversed: true, ..Sort::default() }));
        assert!(!is_descending(SortBy::Status.into()));
    }
}
