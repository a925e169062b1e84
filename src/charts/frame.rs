//! What all charts share: size, title, legend, axes.

use std::sync::OnceLock;

use plotters::coord::Shift;
use plotters::drawing::DrawingAreaErrorKind;
use plotters::element::Text;
use plotters::prelude::{DrawingArea, DrawingBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontStyle, IntoTextStyle, TextStyle, register_font};
use plotters_backend::BackendCoord;

use super::ChartFault;
use super::marks::{pixel, thin};
use super::palette::Ink;
use super::words::{Axis, Caption};

/// The width of every picture in pixels; made to be shown at half of it.
pub const WIDTH: u32 = 1440;

/// The height of every picture in pixels.
pub const HEIGHT: u32 = 840;

pub(super) const LEFT: i32 = 150;
pub(super) const RIGHT: i32 = 1400;
pub(super) const BOTTOM: i32 = 710;
const EDGE: i32 = 40;

/// The size of the title. Like every size here it is the height of a line in the embedded font, 1.362 of what CSS calls font size.
const TITLE: i32 = 52;

/// The size of everything else.
pub(super) const PLAIN: i32 = 37;

/// How much wider than in the embedded font a text may come out in the font of a reader, in per cent.
const WIDER: i32 = 114;

/// What is drawn on.
pub(super) type Canvas<B> = DrawingArea<B, Shift>;

/// A failure of the pen, told as ours.
#[expect(clippy::needless_pass_by_value, reason = "the form that `map_err` wants")]
pub(super) fn fault<E: std::error::Error + Send + Sync>(error: DrawingAreaErrorKind<E>) -> ChartFault {
    ChartFault::Drawing(error.to_string())
}

/// Makes the font of PNG pictures known to the drawing library, once.
pub(super) fn embed_font() -> Result<(), ChartFault> {
    static KNOWN: OnceLock<bool> = OnceLock::new();
    let known = KNOWN.get_or_init(|| register_font("sans-serif", FontStyle::Normal, notosans::REGULAR_TTF).is_ok());
    if *known { Ok(()) } else { Err(ChartFault::Drawing("the font cannot be read".to_owned())) }
}

/// How a text is set: its size, its colour and where its given point lies.
pub(super) fn text(size: i32, ink: Ink, h: HPos, v: VPos) -> TextStyle<'static> {
    let mut style = ("sans-serif", size).into_text_style(&(WIDTH, HEIGHT));
    style.color = ink.colour().to_backend_color();
    style.pos(Pos::new(h, v))
}

/// Writes a text.
pub(super) fn write<B: DrawingBackend>(
    canvas: &Canvas<B>,
    words: &str,
    at: BackendCoord,
    style: TextStyle<'static>,
) -> Result<(), ChartFault> {
    canvas.draw(&Text::new(words.to_owned(), at, style)).map_err(fault)
}

/// The plain size, in the ink of the text.
pub(super) fn plain(h: HPos, v: VPos) -> TextStyle<'static> {
    text(PLAIN, Ink::Text, h, v)
}

/// The plain size in the softer ink.
pub(super) fn soft(h: HPos, v: VPos) -> TextStyle<'static> {
    text(PLAIN, Ink::Soft, h, v)
}

/// How wide a text of this size is, about.
pub(super) fn width<B: DrawingBackend>(canvas: &Canvas<B>, words: &str, size: i32) -> i32 {
    let style = text(size, Ink::Text, HPos::Left, VPos::Top);
    let measured = canvas.estimate_text_size(words, &style).ok();
    measured.and_then(|(width, _)| i32::try_from(width).ok()).map_or(0, |width| width * WIDER / 100)
}

/// Breaks a text into lines no wider than this, at spaces.
pub(super) fn wrap<B: DrawingBackend>(canvas: &Canvas<B>, words: &str, size: i32, room: i32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(canvas, &format!("{line} {word}"), size) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Writes the title; tells how far down it reaches.
pub(super) fn title<B: DrawingBackend>(canvas: &Canvas<B>, caption: &Caption) -> Result<i32, ChartFault> {
    let mut y = 26;
    for line in wrap(canvas, &caption.title, TITLE, RIGHT - EDGE) {
        write(canvas, &line, (EDGE, y), text(TITLE, Ink::Text, HPos::Left, VPos::Top))?;
        y += 52;
    }
    Ok(y + 10)
}

/// Writes names with the signs of their series, from this height on; tells how far down they reach. One name alone needs no legend.
pub(super) fn legend<B: DrawingBackend>(
    canvas: &Canvas<B>,
    names: &[&str],
    top: i32,
    sign: impl Fn(usize, BackendCoord) -> Result<(), ChartFault>,
) -> Result<i32, ChartFault> {
    if names.len() < 2 {
        return Ok(top);
    }
    let (mut x, mut y) = (EDGE, top + 18);
    for (series, name) in names.iter().enumerate() {
        let wide = 100 + width(canvas, name, PLAIN) + 40;
        if x > EDGE && x + wide > RIGHT {
            (x, y) = (EDGE, y + 42);
        }
        sign(series, (x, y))?;
        write(canvas, name, (x + 100, y), plain(HPos::Left, VPos::Center))?;
        x += wide;
    }
    Ok(y + 34)
}

/// Where numbers stand on the picture.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plane {
    pub(super) top: i32,
    pub(super) across: f64,
    pub(super) up: f64,
}

impl Plane {
    pub(super) fn x(self, value: f64) -> i32 {
        pixel(f64::from(LEFT) + f64::from(RIGHT - LEFT) * value / self.across)
    }

    pub(super) fn y(self, value: f64) -> i32 {
        pixel(f64::from(BOTTOM) - f64::from(BOTTOM - self.top) * value / self.up)
    }

    pub(super) fn at(self, x: f64, y: f64) -> BackendCoord {
        (self.x(x), self.y(y))
    }
}

/// Draws grid and numbers of the upright axis, with its label above.
pub(super) fn upright<B: DrawingBackend>(canvas: &Canvas<B>, plane: Plane, axis: Axis<'_>) -> Result<(), ChartFault> {
    for value in ticks(plane.up, 5) {
        let y = plane.y(value);
        let ink = if value == 0.0 { Ink::Soft } else { Ink::Grid };
        super::marks::path(canvas, vec![(LEFT, y), (RIGHT, y)], thin(ink))?;
        write(canvas, &(axis.write)(value), (LEFT - 16, y), soft(HPos::Right, VPos::Center))?;
    }
    write(canvas, axis.label, (EDGE, plane.top - 26), soft(HPos::Left, VPos::Bottom))
}

/// Draws ticks and numbers of the level axis, with its label below.
pub(super) fn level<B: DrawingBackend>(canvas: &Canvas<B>, plane: Plane, axis: Axis<'_>) -> Result<(), ChartFault> {
    for value in ticks(plane.across, 8) {
        let x = plane.x(value);
        super::marks::path(canvas, vec![(x, BOTTOM), (x, BOTTOM + 10)], thin(Ink::Soft))?;
        write(canvas, &(axis.write)(value), (x, BOTTOM + 12), soft(HPos::Center, VPos::Top))?;
    }
    under(canvas, axis.label)
}

/// Writes the label under the level axis.
pub(super) fn under<B: DrawingBackend>(canvas: &Canvas<B>, label: &str) -> Result<(), ChartFault> {
    write(canvas, label, (i32::midpoint(LEFT, RIGHT), 832), soft(HPos::Center, VPos::Bottom))
}

/// Round numbers from 0 to the end, about so many.
pub(super) fn ticks(end: f64, about: u32) -> Vec<f64> {
    let rough = end / f64::from(about);
    let ten = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0].map(|m| m * ten).into_iter().find(|s| *s >= rough * 0.999).unwrap_or(rough);
    (0..=about * 2).map(|n| f64::from(n) * step).take_while(|value| *value <= end * 1.000_001).collect()
}

/// The smallest round number that leaves room above the largest value; `None` where there is none.
pub(super) fn round_up(largest: f64) -> Option<f64> {
    let end = (largest.is_finite() && largest > 0.0).then_some(largest * 1.02)?;
    let step = ticks(end, 5).get(1).copied()?;
    Some((end / step).ceil() * step)
}
