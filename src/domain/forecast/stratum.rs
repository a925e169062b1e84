//! Whether a group of cases (a procedure, a track) has a forecast of its own or is forecast with all others.

use super::flow::Flow;
use super::line::Line;
use super::settings::Settings;

/// Whose counts the forecast of a group stands on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stratum {
    /// Its own: it has enough closings in the window and enough pending cases.
    Own,
    /// Those of all groups together.
    Pooled,
}

/// Decides for one group. Worth asking only where the office has separate teams or separate lines.
#[must_use]
pub fn stratum(group: &Flow, as_of: i32, settings: &Settings) -> Stratum {
    let line = Line::build(&group.known_at(as_of), as_of, settings);
    let enough =
        |line: Line| line.closings() >= settings.stratum_closings && line.pending() >= settings.stratum_pending;
    if line.is_some_and(enough) { Stratum::Own } else { Stratum::Pooled }
}
