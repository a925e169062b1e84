//! What goes by itself, and when. Owns the rules; what is removed, the use case knows.

use std::sync::Arc;

use super::ids::Slug;

/// What a rule removes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    /// Sessions, known devices and waits that ended.
    Sessions,
    /// Details of people that were corrected since.
    SupersededDetails,
    /// People whose every part in every case ended: they are erased.
    People,
}

impl What {
    /// Everything that can be removed, with its name in data.
    pub const ALL: [(&'static str, Self); 3] =
        [("sessions", Self::Sessions), ("superseded-details", Self::SupersededDetails), ("people", Self::People)];
}

/// One rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RetentionRule {
    /// Its name.
    pub id: Slug,
    /// What it removes.
    pub what: What,
    /// So many days after it ended.
    pub days: u32,
    /// Why, and whether anybody has decided it.
    pub basis: Arc<str>,
}
