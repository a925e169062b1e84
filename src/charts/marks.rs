//! Small signs: what tells series apart without colour, and the arithmetic of pixels.

use plotters::element::{Circle, PathElement, Polygon};
use plotters::style::{Color, ShapeStyle};
use plotters_backend::{BackendCoord, DrawingBackend};

use super::ChartFault;
use super::frame::{Canvas, fault};
use super::palette::Ink;

/// The width of a line of a series. Thinner lines are not dashed.
pub(super) const LINE_WIDTH: u32 = 5;

/// The width of thin lines.
pub(super) const THIN: u32 = 2;

/// How a line of this ink is drawn.
pub(super) fn line(ink: Ink) -> ShapeStyle {
    ink.colour().stroke_width(LINE_WIDTH)
}

/// How a thin line of this ink is drawn.
pub(super) fn thin(ink: Ink) -> ShapeStyle {
    ink.colour().stroke_width(THIN)
}

/// How an area of this ink is filled.
pub(super) fn solid(ink: Ink) -> ShapeStyle {
    ink.colour().filled()
}

/// How a band around a line is filled.
pub(super) fn faint(ink: Ink) -> ShapeStyle {
    ink.colour().mix(0.16).filled()
}

/// Draws a line through pixels.
pub(super) fn path<B: DrawingBackend>(
    canvas: &Canvas<B>,
    points: Vec<BackendCoord>,
    style: ShapeStyle,
) -> Result<(), ChartFault> {
    canvas.draw(&PathElement::new(points, style)).map_err(fault)
}

/// Fills a polygon.
pub(super) fn polygon<B: DrawingBackend>(
    canvas: &Canvas<B>,
    corners: Vec<BackendCoord>,
    style: ShapeStyle,
) -> Result<(), ChartFault> {
    canvas.draw(&Polygon::new(corners, style)).map_err(fault)
}

/// The mark of a series: circle, square, triangle, diamond, ring.
pub(super) fn mark<B: DrawingBackend>(
    canvas: &Canvas<B>,
    series: usize,
    (x, y): BackendCoord,
) -> Result<(), ChartFault> {
    let ink = Ink::Series(series);
    let corners = match series % 5 {
        0 => return canvas.draw(&Circle::new((x, y), 9, solid(ink))).map_err(fault),
        1 => vec![(x - 8, y - 8), (x + 8, y - 8), (x + 8, y + 8), (x - 8, y + 8)],
        2 => vec![(x, y - 11), (x + 11, y + 9), (x - 11, y + 9)],
        3 => vec![(x, y - 12), (x + 12, y), (x, y + 12), (x - 12, y)],
        _ => {
            canvas.draw(&Circle::new((x, y), 10, solid(ink))).map_err(fault)?;
            return canvas.draw(&Circle::new((x, y), 5, solid(Ink::Ground))).map_err(fault);
        }
    };
    polygon(canvas, corners, solid(ink))
}

/// Fills a box in the way of a series: full, hatched, empty, hatched the other way, crossed.
pub(super) fn filled_box<B: DrawingBackend>(
    canvas: &Canvas<B>,
    series: usize,
    from: BackendCoord,
    to: BackendCoord,
) -> Result<(), ChartFault> {
    let ink = Ink::Series(series);
    let corners = vec![from, (to.0, from.1), to, (from.0, to.1)];
    if series.is_multiple_of(5) {
        return polygon(canvas, corners, solid(ink));
    }
    polygon(canvas, corners.clone(), faint(ink))?;
    if matches!(series % 5, 1 | 4) {
        hatch(canvas, ink, from, to)?;
    }
    if matches!(series % 5, 3 | 4) {
        // Mirrored left to right.
        hatch(canvas, ink, (to.0, from.1), (from.0, to.1))?;
    }
    let outline = corners.iter().chain(corners.first()).copied().collect();
    path(canvas, outline, ink.colour().stroke_width(3))
}

/// Thin slanting lines through a box. Where `from` lies right of `to` they slant the other way.
fn hatch<B: DrawingBackend>(
    canvas: &Canvas<B>,
    ink: Ink,
    from: BackendCoord,
    to: BackendCoord,
) -> Result<(), ChartFault> {
    let (width, height) = ((to.0 - from.0).abs(), (to.1 - from.1).abs());
    let side = (to.0 - from.0).signum();
    let top = from.1.min(to.1);
    let mut reach = 12;
    while reach < width + height {
        // The line on which the ways across and down add up to `reach`, cut to the box.
        let (low, high) = ((reach - height).max(0), reach.min(width));
        let ends = [low, high].map(|across| (from.0 + side * across, top + reach - across));
        path(canvas, ends.to_vec(), thin(ink))?;
        reach += 14;
    }
    Ok(())
}

/// The distance of two pixels.
pub(super) fn distance(from: BackendCoord, to: BackendCoord) -> f64 {
    f64::from(to.0 - from.0).hypot(f64::from(to.1 - from.1))
}

/// The pixel at a part (0 to 1) of the way.
pub(super) fn between(from: BackendCoord, to: BackendCoord, part: f64) -> BackendCoord {
    let along = |a: i32, b: i32| pixel(f64::from(a) + f64::from(b - a) * part);
    (along(from.0, to.0), along(from.1, to.1))
}

/// A place on the picture as a whole number of pixels.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "clamped to a range that every i32 holds; NaN becomes 0"
)]
pub(super) fn pixel(place: f64) -> i32 {
    place.round().clamp(-100_000.0, 100_000.0) as i32
}
