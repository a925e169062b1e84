//! Pictures of figures: survival curves, bars, lines over time and forecast ranges, as SVG and as PNG from one drawing.
//!
//! Takes plain numbers and words and shows them as they are: whether a figure may be shown is decided before (`domain::disclosure`), a
//! withheld one is given as `None` and leaves a gap. Knows no language: every word, also those on the axes, is given. `plotters` draws,
//! through a pen of our own for SVG (`svg`) and its bitmap for PNG (`raster`). No font of the system is used for PNG; letters other than
//! Latin, Greek and Cyrillic need the SVG.

mod bars;
mod curves;
mod frame;
mod lines;
mod marks;
mod palette;
mod ranges;
mod raster;
mod svg;
mod words;

use plotters::prelude::{DrawingBackend, IntoDrawingArea};
use thiserror::Error;

pub use bars::{BarGroup, Bars};
pub use curves::{Curve, Curves, Step};
pub use frame::{HEIGHT, WIDTH};
pub use lines::{Line, Lines};
pub use ranges::{Range, Ranges};
pub use words::{Axis, Caption};

use frame::Canvas;

/// Why there is no picture.
#[derive(Debug, Error)]
pub enum ChartFault {
    /// There is nothing to draw, or a number is not finite.
    #[error("nothing to draw")]
    NothingToDraw,
    /// Drawing failed.
    #[error("the chart could not be drawn: {0}")]
    Drawing(String),
    /// The picture could not be written as PNG.
    #[error("the chart could not be written as PNG")]
    Encoding(#[from] png::EncodingError),
}

/// A picture to be drawn.
#[derive(Clone, Debug)]
pub enum Chart<'w> {
    /// Step curves over time, with bands.
    Curves(Curves<'w>),
    /// Bars in groups.
    Bars(Bars<'w>),
    /// Lines over consecutive periods.
    Lines(Lines<'w>),
    /// Forecast ranges.
    Ranges(Ranges<'w>),
}

impl Chart<'_> {
    /// The picture as SVG, by itself a whole file and just as well part of an HTML page. Text is text: the reader's browser
    /// chooses the font and the direction of writing. The same chart gives the same bytes.
    pub fn svg(&self) -> Result<String, ChartFault> {
        let mut sheet = svg::Sheet::default();
        self.draw(&svg::SvgPen::on(&mut sheet).into_drawing_area())?;
        Ok(sheet.finish(self.caption()))
    }

    /// The picture as PNG, [`WIDTH`] × [`HEIGHT`] pixels, on a light ground. The same chart gives the same bytes.
    pub fn png(&self) -> Result<Vec<u8>, ChartFault> {
        let mut pixels = raster::ground();
        self.draw(&raster::Raster::on(&mut pixels).into_drawing_area())?;
        raster::encode(&pixels)
    }

    fn caption(&self) -> &Caption {
        match self {
            Self::Curves(chart) => &chart.caption,
            Self::Bars(chart) => &chart.caption,
            Self::Lines(chart) => &chart.caption,
            Self::Ranges(chart) => &chart.caption,
        }
    }

    fn draw<B: DrawingBackend>(&self, canvas: &Canvas<B>) -> Result<(), ChartFault> {
        frame::embed_font()?;
        match self {
            Self::Curves(chart) => chart.draw(canvas)?,
            Self::Bars(chart) => chart.draw(canvas)?,
            Self::Lines(chart) => chart.draw(canvas)?,
            Self::Ranges(chart) => chart.draw(canvas)?,
        }
        canvas.present().map_err(frame::fault)
    }
}
