//! Changes of the rules that a forecast cannot know: which regime holds since when, and which groups are suspended.

use crate::domain::ids::Slug;

use super::rule::NoForecast;
use super::settings::Settings;

/// From this day on other rules hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Regime {
    /// The first day.
    pub from: i32,
    /// Its name; the words stand elsewhere.
    pub name: Slug,
}

/// Decisions in a group of cases are suspended. Entered by hand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Freeze {
    /// The group (a procedure or a track); `None`: all cases.
    pub group: Option<Slug>,
    /// Cases received from this day on; `None`: whenever they were received.
    pub received_from: Option<i32>,
    /// The first day without decisions.
    pub since: i32,
    /// The first day with decisions again, once it is known.
    pub until: Option<i32>,
}

/// All regimes in order of time, and all freezes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RegimeTable {
    regimes: Vec<Regime>,
    freezes: Vec<Freeze>,
}

impl RegimeTable {
    /// Puts the regimes in order.
    #[must_use]
    pub fn new(mut regimes: Vec<Regime>, freezes: Vec<Freeze>) -> Self {
        regimes.sort_by_key(|r| r.from);
        Self { regimes, freezes }
    }

    /// The regime that holds on a day; `None` before the first.
    #[must_use]
    pub fn on(&self, day: i32) -> Option<&Regime> {
        self.regimes.iter().take_while(|r| r.from <= day).last()
    }

    /// The regimes that began within the window: the forecast mixes the rules before and after, and a warning is due.
    /// The window is not cut: it would hold too few decisions.
    pub fn begun_in_window(&self, as_of: i32, settings: &Settings) -> impl Iterator<Item = &Regime> {
        let first = as_of.saturating_sub(settings.window);
        self.regimes.iter().filter(move |r| r.from > first && r.from <= as_of)
    }

    /// "Suspended, no forecast", for a case of this group received on this day.
    pub fn suspended(&self, group: &Slug, received: i32, as_of: i32) -> Result<(), NoForecast> {
        let holds = |f: &&Freeze| {
            f.group.as_ref().is_none_or(|g| g == group)
                && f.received_from.is_none_or(|from| received >= from)
                && f.since <= as_of
                && f.until.is_none_or(|until| as_of < until)
        };
        let since = self.freezes.iter().filter(holds).map(|f| f.since).min();
        since.map_or(Ok(()), |since| Err(NoForecast::Frozen { since }))
    }
}
