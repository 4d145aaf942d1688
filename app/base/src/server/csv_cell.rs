//! A cell of a table for other programs.

/// A text as a cell. A spreadsheet reckons what begins like a formula, unless an apostrophe stands before it.
pub fn csv_cell(text: &str) -> String {
    let is_formula = text.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    let mark = if is_formula || text.starts_with(['\t', '\r', '\n']) { "'" } else { "" };
    format!("\"{mark}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_text_and_never_a_formula() {
        assert_eq!(csv_cell("Erin"), "\"Erin\"");
        assert_eq!(csv_cell("say \"hi\", twice\n"), "\"say \"\"hi\"\", twice\n\"");
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1", "=cmd|'/C calc'!A0", "＝1"] {
            assert!(csv_cell(formula).starts_with("\"'"), "{formula:?}");
        }
    }
}
