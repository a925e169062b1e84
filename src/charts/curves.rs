//! Step curves over time, such as the share still waiting, with bands and marks for those whose end is not known.

use plotters::prelude::DrawingBackend;
use plotters_backend::BackendCoord;

use super::ChartFault;
use super::frame::{self, Canvas, Plane};
use super::marks::{faint, line, mark, path, polygon, thin};
use super::palette::Ink;
use super::words::{Axis, Caption};

/// Marks closer than this run into one another and are left out.
const MARKS_APART: i32 = 8;

/// The value of a curve from this time on.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Step {
    /// The time. Steps come in order of time.
    pub at: f64,
    /// The value; `None` where it is withheld or not known: a gap.
    pub value: Option<f64>,
    /// The lower and upper end of its band.
    pub band: Option<(f64, f64)>,
}

/// A curve of one group.
#[derive(Clone, PartialEq, Debug)]
pub struct Curve {
    /// The name of the group.
    pub name: String,
    /// Its steps.
    pub steps: Vec<Step>,
    /// Until when it is known; the last step reaches until there.
    pub until: f64,
    /// Times at which the end of a case is not known (still pending).
    pub censored: Vec<f64>,
}

/// Curves side by side.
#[derive(Clone, Debug)]
pub struct Curves<'w> {
    /// Title and description.
    pub caption: Caption,
    /// Time.
    pub time: Axis<'w>,
    /// The value, from 0 to `most`.
    pub value: Axis<'w>,
    /// The upper end of the axis of values (1 for shares, 100 for per cent).
    pub most: f64,
    /// The groups.
    pub curves: Vec<Curve>,
}

impl Curves<'_> {
    pub(super) fn draw<B: DrawingBackend>(&self, canvas: &Canvas<B>) -> Result<(), ChartFault> {
        let across = self.curves.iter().map(|curve| curve.until).fold(0.0, f64::max);
        let drawable = |x: f64| x.is_finite() && x > 0.0;
        if !drawable(across) || !drawable(self.most) {
            return Err(ChartFault::NothingToDraw);
        }
        let names: Vec<&str> = self.curves.iter().map(|curve| curve.name.as_str()).collect();
        let below = frame::legend(canvas, &names, frame::title(canvas, &self.caption)?, |series, (x, y)| {
            path(canvas, vec![(x, y), (x + 84, y)], line(Ink::Series(series)))
        })?;
        let plane = Plane { top: below + 60, across, up: self.most };
        frame::upright(canvas, plane, self.value)?;
        frame::level(canvas, plane, self.time)?;
        for (series, curve) in self.curves.iter().enumerate() {
            curve.draw_band(canvas, plane, series)?;
        }
        for (series, curve) in self.curves.iter().enumerate() {
            curve.draw_line(canvas, plane, series)?;
        }
        Ok(())
    }
}

impl Curve {
    /// Every step with the time at which the next begins.
    fn spans(&self) -> impl Iterator<Item = (&Step, f64)> {
        let ends = self.steps.iter().skip(1).map(|step| step.at).chain([self.until]);
        self.steps.iter().zip(ends)
    }

    /// Unbroken runs of a value over time, as corners of steps.
    fn runs(&self, plane: Plane, value: impl Fn(&Step) -> Option<f64>) -> Vec<Vec<BackendCoord>> {
        let mut runs: Vec<Vec<BackendCoord>> = Vec::new();
        let mut unbroken = false;
        for (step, end) in self.spans() {
            if let Some(value) = value(step) {
                if !unbroken {
                    runs.push(Vec::new());
                }
                if let Some(run) = runs.last_mut() {
                    run.extend([plane.at(step.at, value), plane.at(end, value)]);
                }
            }
            unbroken = value(step).is_some();
        }
        runs
    }

    fn draw_band<B: DrawingBackend>(&self, canvas: &Canvas<B>, plane: Plane, series: usize) -> Result<(), ChartFault> {
        let lower = self.runs(plane, |step| step.band.map(|(low, _)| low));
        let upper = self.runs(plane, |step| step.band.map(|(_, high)| high));
        for (lower, upper) in lower.into_iter().zip(upper) {
            let corners = upper.into_iter().chain(lower.into_iter().rev()).collect();
            polygon(canvas, corners, faint(Ink::Series(series)))?;
        }
        Ok(())
    }

    fn draw_line<B: DrawingBackend>(&self, canvas: &Canvas<B>, plane: Plane, series: usize) -> Result<(), ChartFault> {
        for run in self.runs(plane, |step| step.value) {
            if let ([(x, y), (end, _)], true) = (run.as_slice(), run.len() == 2)
                && end - x < MARKS_APART
            {
                // A point alone between gaps would be too short to be seen as a line.
                mark(canvas, series, (*x, *y))?;
            }
            path(canvas, run, line(Ink::Series(series)))?;
        }
        let mut last = None;
        for time in &self.censored {
            let value =
                self.spans().find(|(step, end)| step.at <= *time && *time <= *end).and_then(|(step, _)| step.value);
            let Some((x, y)) = value.map(|value| plane.at(*time, value)) else { continue };
            if last.is_none_or(|last| x - last >= MARKS_APART) {
                path(canvas, vec![(x, y - 12), (x, y + 12)], thin(Ink::Series(series)))?;
                last = Some(x);
            }
        }
        Ok(())
    }
}
