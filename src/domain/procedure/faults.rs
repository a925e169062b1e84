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
