//! What may be asked (rule 4): a closed menu. A [`Question`] can be had from a [`Menu`] only, so that no filter is free.

use thiserror::Error;

use super::period::{Grain, Period};
use super::snapshot::Snapshot;
use crate::domain::ids::Slug;

/// Besides the period, a question names at most so many dimensions.
pub const DIMENSIONS_IN_A_QUESTION: usize = 2;

/// A dimension (procedure, track, outcome, age of the backlog …) with the values that may be asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Dimension {
    /// Its name.
    pub id: Slug,
    /// Its values, in the order in which they are shown.
    pub values: Vec<Slug>,
}

/// Dimensions, values and lengths of periods: data, the same for everybody.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Menu {
    dimensions: Vec<Dimension>,
    grains: Vec<Grain>,
}

/// Why a menu or a question was refused. Places count from 0 in what was given.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum NotOnTheMenu {
    /// A dimension or one of its values is named twice.
    #[error("{0} is named twice")]
    Twice(Slug),
    /// The text is not a calendar period.
    #[error("not a calendar period")]
    NotAPeriod,
    /// Periods of that length are not offered.
    #[error("periods of this length are not offered")]
    GrainNotOffered(Grain),
    /// The period is not over in the snapshot.
    #[error("the period {0} is not over")]
    NotOver(Period),
    /// More than two dimensions.
    #[error("at most two dimensions at once")]
    TooManyDimensions,
    /// There is no such dimension.
    #[error("no such dimension (place {place})")]
    UnknownDimension {
        /// Its place in the question.
        place: usize,
    },
    /// The dimension has no such value.
    #[error("no such value (place {place})")]
    UnknownValue {
        /// Its place in the question.
        place: usize,
    },
}

/// What a question wants of one dimension.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Wanted {
    /// Every value, side by side: an axis of the table.
    Every,
    /// One value.
    One(Slug),
}

/// A question that may be answered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Question {
    period: Period,
    snapshot: Snapshot,
    dimensions: Vec<(Slug, Wanted)>,
}

impl Question {
    /// The period asked for; it is over.
    #[must_use]
    pub fn period(&self) -> Period {
        self.period
    }

    /// The snapshot that answers.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        self.snapshot
    }

    /// At most two dimensions, in the order of the menu (the order of asking makes no difference).
    #[must_use]
    pub fn dimensions(&self) -> &[(Slug, Wanted)] {
        &self.dimensions
    }
}

impl Menu {
    /// A menu of these dimensions and lengths of periods.
    pub fn new(dimensions: Vec<Dimension>, grains: Vec<Grain>) -> Result<Self, NotOnTheMenu> {
        let names = dimensions.iter().map(|dimension| &dimension.id).collect();
        let values = dimensions.iter().map(|dimension| dimension.values.iter().collect());
        let repeated = values.chain([names]).find_map(twice);
        match repeated {
            Some(name) => Err(NotOnTheMenu::Twice(name)),
            None => Ok(Self { dimensions, grains }),
        }
    }

    /// Its dimensions.
    #[must_use]
    pub fn dimensions(&self) -> &[Dimension] {
        &self.dimensions
    }

    /// The lengths of periods on offer.
    #[must_use]
    pub fn grains(&self) -> &[Grain] {
        &self.grains
    }

    /// Reads a question: a period as written, and dimensions by name, each with one value or (`None`) with every value.
    pub fn choose(
        &self,
        snapshot: Snapshot,
        period: &str,
        asked: &[(&str, Option<&str>)],
    ) -> Result<Question, NotOnTheMenu> {
        let period = Period::parse(period).ok_or(NotOnTheMenu::NotAPeriod)?;
        if !self.grains.contains(&period.grain()) {
            return Err(NotOnTheMenu::GrainNotOffered(period.grain()));
        }
        if !snapshot.covers(period) {
            return Err(NotOnTheMenu::NotOver(period));
        }
        if asked.len() > DIMENSIONS_IN_A_QUESTION {
            return Err(NotOnTheMenu::TooManyDimensions);
        }
        let each = asked.iter().enumerate().map(|(place, (name, value))| self.wanted(place, name, *value));
        let mut dimensions = each.collect::<Result<Vec<_>, _>>()?;
        if let Some(name) = twice(dimensions.iter().map(|(_, id, _)| id).collect()) {
            return Err(NotOnTheMenu::Twice(name));
        }
        dimensions.sort_by_key(|(at, _, _)| *at);
        let dimensions = dimensions.into_iter().map(|(_, id, wanted)| (id, wanted)).collect();
        Ok(Question { period, snapshot, dimensions })
    }

    fn wanted(&self, place: usize, name: &str, value: Option<&str>) -> Result<(usize, Slug, Wanted), NotOnTheMenu> {
        let mut dimensions = self.dimensions.iter().enumerate();
        let (at, dimension) =
            dimensions.find(|(_, d)| d.id == *name).ok_or(NotOnTheMenu::UnknownDimension { place })?;
        let wanted = match value {
            None => Wanted::Every,
            Some(value) => {
                let known = dimension.values.iter().find(|known| **known == *value);
                Wanted::One(known.ok_or(NotOnTheMenu::UnknownValue { place })?.clone())
            }
        };
        Ok((at, dimension.id.clone(), wanted))
    }
}

fn twice(mut names: Vec<&Slug>) -> Option<Slug> {
    names.sort();
    names.windows(2).find_map(|pair| match pair {
        [one, other] if one == other => Some((*one).clone()),
        _ => None,
    })
}
