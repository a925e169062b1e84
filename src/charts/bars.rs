//! Bars in groups, such as the backlog by age, or cases received and closed by quarter.

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use super::ChartFault;
use super::frame::{self, BOTTOM, Canvas, LEFT, Plane, RIGHT};
use super::lines::middles;
use super::marks::filled_box;
use super::words::{Axis, Caption};

/// Above this many bars, the values are not written on them.
const BARS_WITH_VALUES: usize = 16;

/// The bars of one series, one in each place.
#[derive(Clone, PartialEq, Debug)]
pub struct BarGroup {
    /// The name of the series.
    pub name: String,
    /// One value for each place; `None` where it is withheld.
    pub values: Vec<Option<f64>>,
}

/// Bars side by side.
#[derive(Clone, Debug)]
pub struct Bars<'w> {
    /// Title and description.
    pub caption: Caption,
    /// The names of the places, in order.
    pub places: Vec<String>,
    /// What the places are, under the axis.
    pub place: &'w str,
    /// The value, from 0 on.
    pub value: Axis<'w>,
    /// A short sign in place of a bar that is withheld.
    pub withheld: &'w str,
    /// The series.
    pub groups: Vec<BarGroup>,
}

impl Bars<'_> {
    pub(super) fn draw<B: DrawingBackend>(&self, canvas: &Canvas<B>) -> Result<(), ChartFault> {
        let largest = self.groups.iter().flat_map(|group| group.values.iter().flatten()).copied().fold(0.0, f64::max);
        let places = u32::try_from(self.places.len()).ok().filter(|n| *n > 0).ok_or(ChartFault::NothingToDraw)?;
        let up = frame::round_up(largest).ok_or(ChartFault::NothingToDraw)?;
        let names: Vec<&str> = self.groups.iter().map(|group| group.name.as_str()).collect();
        let below = frame::legend(canvas, &names, frame::title(canvas, &self.caption)?, |series, (x, y)| {
            filled_box(canvas, series, (x + 20, y - 14), (x + 84, y + 14))
        })?;
        let plane = Plane { top: below + 70, across: f64::from(places), up };
        frame::upright(canvas, plane, self.value)?;
        for (series, group) in self.groups.iter().enumerate() {
            for (value, middle) in group.values.iter().zip(middles()) {
                self.draw_bar(canvas, plane, (series, middle), *value)?;
            }
        }
        self.name_places(canvas, plane)?;
        frame::under(canvas, self.place)
    }

    /// Draws one bar: of this series, in the place with this middle.
    fn draw_bar<B: DrawingBackend>(
        &self,
        canvas: &Canvas<B>,
        plane: Plane,
        (series, middle): (usize, f64),
        value: Option<f64>,
    ) -> Result<(), ChartFault> {
        let share = 0.76 / f64::from(u32::try_from(self.groups.len()).unwrap_or(1));
        let from = middle - 0.38 + share * f64::from(u32::try_from(series).unwrap_or(0));
        let centre = plane.x(from + share / 2.0);
        let label =
            |words: &str, y: i32| frame::write(canvas, words, (centre, y), frame::soft(HPos::Center, VPos::Bottom));
        let Some(value) = value else { return label(self.withheld, BOTTOM - 6) };
        let (left, right) = (plane.x(from) + 2, plane.x(from + share) - 2);
        filled_box(canvas, series, (left, plane.y(value)), (right, BOTTOM))?;
        if self.groups.len() * self.places.len() <= BARS_WITH_VALUES {
            label(&(self.value.write)(value), plane.y(value) - 6)?;
        }
        Ok(())
    }

    /// Writes the names of the places on up to two lines each, of every second, third … where a single word does not fit.
    fn name_places<B: DrawingBackend>(&self, canvas: &Canvas<B>, plane: Plane) -> Result<(), ChartFault> {
        let room = plane.x(1.0) - LEFT - 12;
        let words = self.places.iter().flat_map(|name| name.split_whitespace());
        let widest = words.map(|word| frame::width(canvas, word, frame::PLAIN)).max().unwrap_or(0);
        let every = usize::try_from((widest / room.max(1) + 1).clamp(1, RIGHT)).unwrap_or(1);
        for (name, middle) in self.places.iter().zip(middles()).step_by(every) {
            let room = room * i32::try_from(every).unwrap_or(1);
            for (line, y) in frame::wrap(canvas, name, frame::PLAIN, room).iter().take(2).zip([BOTTOM + 8, BOTTOM + 40])
            {
                frame::write(canvas, line, (plane.x(middle), y), frame::soft(HPos::Center, VPos::Top))?;
            }
        }
        Ok(())
    }
}
