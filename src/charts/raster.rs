//! The bitmap of `plotters` with dashes, and the PNG made of it.

use plotters::prelude::BitMapBackend;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};

use super::ChartFault;
use super::frame::{HEIGHT, WIDTH};
use super::marks::{LINE_WIDTH, between, distance, pixel};
use super::palette::Ink;

/// By how much of its size a text stands too high.
const TOO_HIGH: f64 = 0.14;

type Fault<'p> = <BitMapBackend<'p> as DrawingBackend>::ErrorType;

/// An empty picture, three bytes a pixel.
pub(super) fn ground() -> Vec<u8> {
    let colour = Ink::Ground.colour();
    let pixels = usize::try_from(WIDTH * HEIGHT).unwrap_or(0);
    [colour.0, colour.1, colour.2].repeat(pixels)
}

/// Writes the picture as PNG.
pub(super) fn encode(pixels: &[u8]) -> Result<Vec<u8>, ChartFault> {
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, WIDTH, HEIGHT);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(pixels)?;
    writer.finish()?;
    Ok(out)
}

/// A bitmap on which lines of a series have their dashes.
pub(super) struct Raster<'p>(BitMapBackend<'p>);

impl<'p> Raster<'p> {
    pub(super) fn on(pixels: &'p mut [u8]) -> Self {
        Self(BitMapBackend::with_buffer(pixels, (WIDTH, HEIGHT)))
    }
}

impl<'p> DrawingBackend for Raster<'p> {
    type ErrorType = Fault<'p>;

    fn get_size(&self) -> (u32, u32) {
        self.0.get_size()
    }

    fn ensure_prepared(&mut self) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.0.ensure_prepared()
    }

    fn present(&mut self) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.0.present()
    }

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.0.draw_pixel(at, color)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.0.draw_rect(from, to, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        if style.color().alpha == 0.0 {
            return Ok(());
        }
        let dashes = Ink::of(style.color().rgb).map_or(&[][..], Ink::dashes);
        if dashes.is_empty() || style.stroke_width() < LINE_WIDTH {
            return self.0.draw_path(path, style);
        }
        let path: Vec<BackendCoord> = path.into_iter().collect();
        for dash in dashed(&path, dashes) {
            self.0.draw_path(dash, style)?;
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.0.draw_circle(center, radius, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.0.fill_polygon(corners, style)
    }

    fn draw_text<T: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &T,
        at: BackendCoord,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        // `plotters` sets text of this font a little high.
        self.0.draw_text(text, style, (at.0, at.1 + pixel(style.size() * TOO_HIGH)))
    }
}

/// The pieces of a path that its dashes leave: lengths drawn and left out in turn, measured along the path.
fn dashed(path: &[BackendCoord], dashes: &[u32]) -> Vec<Vec<BackendCoord>> {
    let mut pieces = Vec::new();
    let mut lengths = dashes.iter().cycle().map(|length| f64::from(*length));
    let (mut drawn, mut left) = (true, lengths.next().unwrap_or(f64::MAX));
    let mut piece: Vec<BackendCoord> = path.first().copied().into_iter().collect();
    for pair in path.windows(2) {
        let [mut from, to] = *pair else { continue };
        // Ends may round to where they began: at least a pixel is used up by every turn, so the loop ends.
        while distance(from, to) > left {
            from = between(from, to, left / distance(from, to));
            piece.push(from);
            if drawn {
                pieces.push(std::mem::take(&mut piece));
            }
            (drawn, left, piece) = (!drawn, lengths.next().unwrap_or(f64::MAX), vec![from]);
        }
        left -= distance(from, to);
        piece.push(to);
    }
    if drawn {
        pieces.push(piece);
    }
    pieces.retain(|piece| piece.len() > 1);
    pieces
}
