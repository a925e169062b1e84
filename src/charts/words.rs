//! The words on a chart.

use std::fmt;

/// What a chart is called and what it shows, for the eye and for a screen reader.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Caption {
    /// Stands above the picture.
    pub title: String,
    /// What there is to be seen, in a sentence or two; read aloud, not drawn.
    pub description: String,
    /// The language of all words as a BCP 47 tag.
    pub language: String,
}

/// An axis: what it measures, and how its numbers are written.
#[derive(Clone, Copy)]
pub struct Axis<'w> {
    /// What it measures, with its unit.
    pub label: &'w str,
    /// Writes a number of this axis as its language does.
    pub write: &'w dyn Fn(f64) -> String,
}

impl fmt::Debug for Axis<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Axis").field("label", &self.label).finish_non_exhaustive()
    }
}
