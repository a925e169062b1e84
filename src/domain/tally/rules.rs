//! How the statistics of a procedure read its cases: what closes one and how, by which field cases are told apart, and when the
//! way of working changed. Data, one file a procedure.

use chrono::NaiveDate;

use crate::domain::case::event::{Given, Said};
use crate::domain::ids::Slug;

/// How a wait ends.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum End {
    /// The family may come.
    Granted,
    /// It may not.
    Refused,
    /// Nobody looked at the substance.
    NotProcessed,
    /// The applicant gave it up.
    Withdrawn,
    /// It was seen no longer, and how it ended is not known: no decision, and nothing is concluded from it.
    Lost,
}

impl End {
    /// Every end with its code.
    pub const ALL: [(&'static str, Self); 5] = [
        ("granted", Self::Granted),
        ("refused", Self::Refused),
        ("not-processed", Self::NotProcessed),
        ("withdrawn", Self::Withdrawn),
        ("lost", Self::Lost),
    ];

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Granted => "granted",
            Self::Refused => "refused",
            Self::NotProcessed => "not-processed",
            Self::Withdrawn => "withdrawn",
            Self::Lost => "lost",
        }
    }

    /// The end of a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == code).map(|(_, end)| *end)
    }
}

/// What closes a case for the statistics.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Closing {
    /// The event.
    pub event: Slug,
    /// Only where fields have one of these codes.
    pub when: Vec<(String, Vec<Slug>)>,
    /// How the wait ended.
    pub end: End,
}

/// By what cases of one procedure are told apart.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TrackRule {
    /// The event that says it.
    pub event: Slug,
    /// In this field.
    pub field: String,
    /// The codes that are tracks of their own; any other case belongs to [`OTHER`].
    pub codes: Vec<Slug>,
}

/// The track of cases that belong to none by name.
pub const OTHER: &str = "other";

/// From a day on the office worked in another way.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Regime {
    /// Its name, by which its words are known.
    pub id: Slug,
    /// Its first day.
    pub from: NaiveDate,
    /// Tracks whose decisions are suspended meanwhile: nothing is forecast for them.
    pub frozen: Vec<Slug>,
    /// Where that was read.
    pub source: String,
}

/// How the statistics of one procedure read its cases.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StatisticsRules {
    /// The procedure.
    pub procedure: Slug,
    /// The term within which the authority must decide; `None` where the law sets none.
    pub term: Option<Slug>,
    /// What closes a case; the first that fits.
    pub closings: Vec<Closing>,
    /// By what cases are told apart, if by anything.
    pub track: Option<TrackRule>,
    /// When the way of working changed, by day.
    pub regimes: Vec<Regime>,
}

impl StatisticsRules {
    /// How an event ends the wait, if it does.
    #[must_use]
    pub fn end(&self, said: &Said) -> Option<End> {
        let fits = |closing: &&Closing| {
            closing.event.as_str() == said.kind
                && closing.when.iter().all(|(field, codes)| {
                    code(said, field).is_some_and(|given| codes.iter().any(|known| known.as_str() == given))
                })
        };
        self.closings.iter().find(fits).map(|closing| closing.end)
    }

    /// The tracks that statistics may be asked for, the rest included.
    #[must_use]
    pub fn tracks(&self) -> Vec<Slug> {
        let named = self.track.iter().flat_map(|rule| rule.codes.iter().cloned());
        named.chain(Slug::parse(OTHER)).collect()
    }

    /// The track to which these events belong.
    #[must_use]
    pub fn track_of<'s>(&self, events: impl IntoIterator<Item = &'s Said>) -> Slug {
        let named = self.track.as_ref().and_then(|rule| {
            let mut told = events.into_iter().filter(|said| said.kind == rule.event.as_str());
            told.find_map(|said| {
                let given = code(said, &rule.field)?;
                rule.codes.iter().find(|known| known.as_str() == given).cloned()
            })
        });
        named.or_else(|| Slug::parse(OTHER)).unwrap_or_else(Slug::unreadable)
    }
}

fn code<'s>(said: &'s Said, field: &str) -> Option<&'s str> {
    said.fields.iter().find(|(name, _)| name == field).and_then(|(_, given)| match given {
        Given::Text(code) => Some(code.as_str()),
        Given::Number(_) | Given::Other(_) => None,
    })
}
