//! Every way in which a procedure or calendar file can be wrong. All faults of all files are reported together.

use std::fmt;

/// One fault, with its place.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Fault {
    /// The file, as named to people.
    pub file: String,
    /// The line, from 1; 0 where the whole file is meant.
    pub line: usize,
    /// What is wrong, by a stable name (`unknown-event`, `dead-end`).
    pub code: &'static str,
    /// What is wrong and what would be right, in English.
    pub text: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line == 0 {
            write!(f, "{}: {} [{}]", self.file, self.text, self.code)
        } else {
            write!(f, "{}:{}: {} [{}]", self.file, self.line, self.text, self.code)
        }
    }
}

/// Gathers faults of one file.
#[derive(Debug)]
pub struct Faults {
    file: String,
    found: Vec<Fault>,
}

impl Faults {
    /// For the file of this name.
    #[must_use]
    pub fn of(file: &str) -> Self {
        Self { file: file.to_owned(), found: Vec::new() }
    }

    /// Notes one fault.
    pub fn note(&mut self, line: usize, code: &'static str, text: impl Into<String>) {
        self.found.push(Fault { file: self.file.clone(), line, code, text: text.into() });
    }

    /// Were there any?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// All of them, by line.
    #[must_use]
    pub fn into_sorted(mut self) -> Vec<Fault> {
        self.found.sort();
        self.found.dedup();
        self.found
    }
}

/// The known name most like a wrong one, if one is like enough to have been meant.
#[must_use]
pub fn nearest<'k>(wrong: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let allowed = wrong.chars().count() / 3 + 1;
    known
        .into_iter()
        .map(|name| (distance(wrong, name), name))
        .filter(|(steps, name)| *steps <= allowed && *steps < name.chars().count())
        .min()
        .map(|(_, name)| name)
}

/// The end of a fault's text: the nearest known name as a question, or nothing.
#[must_use]
pub fn did_you_mean<'k>(wrong: &str, known: impl IntoIterator<Item = &'k str>) -> String {
    nearest(wrong, known).map(|name| format!("; did you mean `{name}`?")).unwrap_or_default()
}

/// Letters to add, drop or change to turn one name into the other (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.chars().count()).collect();
    for (at, a) in one.chars().enumerate() {
        let (mut diagonal, mut left) = (at, at + 1);
        let mut below = vec![left];
        for (b, above) in other.chars().zip(row.iter().skip(1)) {
            left = (diagonal + usize::from(a != b)).min(left + 1).min(above + 1);
            diagonal = *above;
            below.push(left);
        }
        row = below;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_is_recognised() {
        let known = ["decision-notified", "application-received", "objection-lodged"];
        assert_eq!(nearest("desision-notified", known), Some("decision-notified"));
        assert_eq!(nearest("objection-loged", known), Some("objection-lodged"));
    }

    #[test]
    fn nothing_is_suggested_for_a_name_like_none() {
        assert_eq!(nearest("court-order", ["decision-notified", "a"]), None);
    }

    #[test]
    fn distances_are_those_of_levenshtein() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("abc", "abc"), 0);
    }
}
