//! Lines over consecutive periods, such as the share decided in time by quarter.

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use super::ChartFault;
use super::frame::{self, BOTTOM, Canvas, LEFT, Plane, RIGHT};
use super::marks::{line, mark, path};
use super::palette::Ink;
use super::words::{Axis, Caption};

/// The values of one series.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// Its name.
    pub name: String,
    /// One value for each period; `None` where it is withheld or not known: a gap.
    pub values: Vec<Option<f64>>,
}

/// Lines side by side.
#[derive(Clone, Debug)]
pub struct Lines<'w> {
    /// Title and description.
    pub caption: Caption,
    /// The names of the periods, in order.
    pub periods: Vec<String>,
    /// What the periods are, under the axis.
    pub time: &'w str,
    /// The value, from 0 on.
    pub value: Axis<'w>,
    /// The upper end of the axis; `None`: a round number above the largest value.
    pub most: Option<f64>,
    /// The series.
    pub lines: Vec<Line>,
}

impl Lines<'_> {
    pub(super) fn draw<B: DrawingBackend>(&self, canvas: &Canvas<B>) -> Result<(), ChartFault> {
        let largest = self.lines.iter().flat_map(|line| line.values.iter().flatten()).copied().fold(0.0, f64::max);
        let up = self.most.or_else(|| frame::round_up(largest)).filter(|up| up.is_finite() && *up > 0.0);
        let count = u32::try_from(self.periods.len()).ok().filter(|n| *n > 0).ok_or(ChartFault::NothingToDraw)?;
        let names: Vec<&str> = self.lines.iter().map(|line| line.name.as_str()).collect();
        let below = frame::legend(canvas, &names, frame::title(canvas, &self.caption)?, |series, (x, y)| {
            path(canvas, vec![(x, y), (x + 84, y)], line(Ink::Series(series)))?;
            mark(canvas, series, (x + 42, y))
        })?;
        let plane = Plane { top: below + 60, across: f64::from(count), up: up.ok_or(ChartFault::NothingToDraw)? };
        frame::upright(canvas, plane, self.value)?;
        self.name_periods(canvas, plane, count)?;
        frame::under(canvas, self.time)?;
        for (series, one) in self.lines.iter().enumerate() {
            one.draw(canvas, plane, series)?;
        }
        Ok(())
    }

    /// Writes the names of the periods, of every second, third … where they would run into one another.
    fn name_periods<B: DrawingBackend>(&self, canvas: &Canvas<B>, plane: Plane, count: u32) -> Result<(), ChartFault> {
        let widest = self.periods.iter().map(|name| frame::width(canvas, name, frame::PLAIN)).max().unwrap_or(0) + 24;
        let fitting = ((RIGHT - LEFT) / widest.max(1)).max(1).unsigned_abs();
        let every = usize::try_from(count.div_ceil(fitting)).unwrap_or(1);
        for (name, middle) in self.periods.iter().zip(middles()).step_by(every) {
            let x = plane.x(middle);
            path(canvas, vec![(x, BOTTOM), (x, BOTTOM + 10)], super::marks::thin(Ink::Soft))?;
            frame::write(canvas, name, (x, BOTTOM + 18), frame::soft(HPos::Center, VPos::Top))?;
        }
        Ok(())
    }
}

impl Line {
    fn draw<B: DrawingBackend>(&self, canvas: &Canvas<B>, plane: Plane, series: usize) -> Result<(), ChartFault> {
        let points: Vec<_> =
            self.values.iter().zip(middles()).map(|(value, x)| value.map(|value| plane.at(x, value))).collect();
        for run in points.split(Option::is_none).filter(|run| run.len() > 1) {
            path(canvas, run.iter().copied().flatten().collect(), line(Ink::Series(series)))?;
        }
        points.into_iter().flatten().try_for_each(|point| mark(canvas, series, point))
    }
}

/// The middles of places side by side, each one wide: 0.5, 1.5, …
pub(super) fn middles() -> impl Iterator<Item = f64> {
    (0_u32..).map(|at| f64::from(at) + 0.5)
}
