//! Forecast ranges: from when until when, with the middle.

use plotters::element::Rectangle;
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};
use plotters_backend::BackendCoord;

use super::ChartFault;
use super::frame::{self, BOTTOM, Canvas, LEFT, Plane, RIGHT};
use super::marks::{faint, path, polygon, solid, thin};
use super::palette::Ink;
use super::words::{Axis, Caption};

/// One range, such as that from the 10th to the 90th percentile.
#[derive(Clone, PartialEq, Debug)]
pub struct Range {
    /// What it is the range of.
    pub name: String,
    /// Its lower end.
    pub low: f64,
    /// Its middle half, where it is known.
    pub half: Option<(f64, f64)>,
    /// Its middle; `None` where it lies beyond what can be told.
    pub middle: Option<f64>,
    /// Its upper end; `None` where it lies beyond what can be told: the strip then ends in an arrow.
    pub high: Option<f64>,
    /// What is written beside the middle.
    pub words: String,
}

/// Ranges one below the other.
#[derive(Clone, Debug)]
pub struct Ranges<'w> {
    /// Title and description.
    pub caption: Caption,
    /// Time, from 0 on.
    pub time: Axis<'w>,
    /// The end of the axis; `None`: a round number beyond the last end.
    pub until: Option<f64>,
    /// The ranges.
    pub ranges: Vec<Range>,
}

impl Ranges<'_> {
    pub(super) fn draw<B: DrawingBackend>(&self, canvas: &Canvas<B>) -> Result<(), ChartFault> {
        let ends = self.ranges.iter().flat_map(|range| [Some(range.low), range.middle, range.high]);
        let last = ends.flatten().fold(0.0, f64::max);
        let across = self.until.or_else(|| frame::round_up(last)).filter(|end| end.is_finite() && *end > 0.0);
        let top = frame::title(canvas, &self.caption)? + 10;
        let plane = Plane { top, across: across.ok_or(ChartFault::NothingToDraw)?, up: 1.0 };
        for value in frame::ticks(plane.across, 8) {
            path(canvas, vec![(plane.x(value), top), (plane.x(value), BOTTOM)], thin(Ink::Grid))?;
        }
        path(canvas, vec![(LEFT, BOTTOM), (RIGHT, BOTTOM)], thin(Ink::Soft))?;
        frame::level(canvas, plane, self.time)?;
        let rows = i32::try_from(self.ranges.len().max(1)).unwrap_or(1);
        let high = (BOTTOM - top) / rows;
        for (range, row) in self.ranges.iter().zip(0..rows) {
            range.draw(canvas, plane, (top + row * high, high))?;
        }
        Ok(())
    }
}

impl Range {
    /// Draws the range into a row that begins at this height and is so high.
    fn draw<B: DrawingBackend>(
        &self,
        canvas: &Canvas<B>,
        plane: Plane,
        (top, high): (i32, i32),
    ) -> Result<(), ChartFault> {
        let ink = Ink::Series(0);
        let thick = (high / 8).clamp(10, 28);
        let y = top + high / 2 + 16;
        let (from, to) = (plane.x(self.low), self.high.map_or(RIGHT - 28, |high| plane.x(high)));
        polygon(canvas, boxed((from, y - thick), (to, y + thick)), faint(ink))?;
        for x in [Some(from), self.high.map(|_| to)].into_iter().flatten() {
            path(canvas, vec![(x, y - thick - 6), (x, y + thick + 6)], super::marks::line(Ink::Series(0)))?;
        }
        if self.high.is_none() {
            polygon(canvas, vec![(to, y - thick - 10), (RIGHT, y), (to, y + thick + 10)], solid(ink))?;
        }
        if let Some((low, high)) = self.half {
            let half = Rectangle::new([(plane.x(low), y - thick), (plane.x(high), y + thick)], solid(ink));
            canvas.draw(&half).map_err(frame::fault)?;
        }
        if let Some(middle) = self.middle {
            let x = plane.x(middle);
            polygon(canvas, boxed((x - 8, y - thick - 12), (x + 8, y + thick + 12)), solid(Ink::Ground))?;
            polygon(canvas, boxed((x - 4, y - thick - 12), (x + 4, y + thick + 12)), solid(Ink::Text))?;
        }
        let above = y - thick - 20;
        frame::write(canvas, &self.name, (LEFT + 8, above - 40), frame::plain(HPos::Left, VPos::Bottom))?;
        frame::write(canvas, &self.words, (LEFT + 8, above - 2), frame::soft(HPos::Left, VPos::Bottom))
    }
}

fn boxed(from: BackendCoord, to: BackendCoord) -> Vec<BackendCoord> {
    vec![from, (to.0, from.1), to, (from.0, to.1)]
}
