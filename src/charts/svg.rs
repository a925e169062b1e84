//! A pen for `plotters` that writes SVG: text as text, steps as short paths, colours as classes with the light colour as attribute.
//! **Why colours stand twice:** as attributes they hold everywhere, also where a page forbids styles inside; the style sheet only adds
//! the dark colours for readers who prefer them. Dashes and marks do not depend on it.

use std::convert::Infallible;
use std::fmt::{self, Write};

use plotters::style::Color;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontTransform,
};

use super::frame::{HEIGHT, WIDTH};
use super::palette::{DARK, Ink};
use super::words::Caption;

const FONT: &str = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif";

/// The height of a line of the embedded font (ascent and descent) in em.
const LINE_IN_EM: f64 = 1.362;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// What has been drawn so far.
#[derive(Default)]
pub(super) struct Sheet {
    out: String,
    /// The looks of the path that is being written; paths that look alike are one element.
    open: Option<String>,
}

impl Sheet {
    /// The whole file.
    pub(super) fn finish(mut self, caption: &Caption) -> String {
        self.close();
        let (title, description) = (Escaped(&caption.title), Escaped(&caption.description));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" xml:lang=\"{}\" \
             font-family=\"{FONT}\">\n<title>{title}</title>\n<desc>{description}</desc>\n<style>{DARK}</style>\n\
             <rect class=\"c-f-ground\" width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"{}\"/>\n{}</svg>\n",
            Escaped(&caption.language),
            hex(Ink::Ground.colour().to_backend_color()),
            self.out
        )
    }

    fn path(&mut self, looks: String, data: &str) {
        if self.open.as_ref() == Some(&looks) {
            self.out.push_str(data);
        } else {
            self.close();
            self.write(format_args!("<path {looks} d=\"{data}"));
            self.open = Some(looks);
        }
    }

    fn element(&mut self, element: fmt::Arguments<'_>) {
        self.close();
        self.write(element);
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.out.push_str("\"/>\n");
        }
    }

    fn write(&mut self, text: fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.out.write_fmt(text);
    }
}

/// The pen.
pub(super) struct SvgPen<'s>(&'s mut Sheet);

impl<'s> SvgPen<'s> {
    pub(super) fn on(sheet: &'s mut Sheet) -> Self {
        Self(sheet)
    }

    fn fill(&mut self, color: BackendColor, data: &str) {
        let looks = painted("f", "fill", color);
        self.0.path(looks, data);
    }

    fn stroke<S: BackendStyle>(&mut self, style: &S, data: &str) {
        let color = style.color();
        let mut looks = painted("s", "stroke", color);
        let width = style.stroke_width();
        let dashes = Ink::of(color.rgb).map_or(&[][..], Ink::dashes);
        let _ = write!(looks, " fill=\"none\" stroke-width=\"{width}\"");
        // Thin lines of a series (marks, hatching) are not dashed.
        if width >= super::marks::LINE_WIDTH && !dashes.is_empty() {
            let lengths: Vec<String> = dashes.iter().map(ToString::to_string).collect();
            let _ = write!(looks, " stroke-dasharray=\"{}\"", lengths.join(" "));
        }
        self.0.path(looks, data);
    }
}

impl DrawingBackend for SvgPen<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (WIDTH, HEIGHT)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.fill(color, &format!("M{x} {y}h1v1h-1z"));
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Drawn {
        let data = format!("M{} {}H{}V{}H{}z", from.0, from.1, to.0, to.1, from.0);
        if fill {
            self.fill(style.color(), &data);
        } else {
            self.stroke(style, &data);
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        if style.color().alpha > 0.0 {
            self.stroke(style, &data(path));
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        let (x, y) = center;
        let r = i64::from(radius);
        let data = format!("M{} {y}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0 -{d} 0z", i64::from(x) - r, d = 2 * r);
        if fill {
            self.fill(style.color(), &data);
        } else {
            self.stroke(style, &data);
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, corners: I, style: &S) -> Drawn {
        let mut data = data(corners);
        data.push('z');
        self.fill(style.color(), &data);
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, (x, y): BackendCoord) -> Drawn {
        let anchor = match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Center => "middle",
            HPos::Right => "end",
        };
        // Not `dominant-baseline`: it is not drawn alike everywhere.
        let down = match style.anchor().v_pos {
            VPos::Top => "0.8em",
            VPos::Center => "0.35em",
            VPos::Bottom => "-0.2em",
        };
        let turn = match style.transform() {
            FontTransform::None => String::new(),
            FontTransform::Rotate90 => format!(" transform=\"rotate(90 {x} {y})\""),
            FontTransform::Rotate180 => format!(" transform=\"rotate(180 {x} {y})\""),
            FontTransform::Rotate270 => format!(" transform=\"rotate(-90 {x} {y})\""),
        };
        // `plotters` gives the height of a line of the embedded font; SVG wants the em.
        let (look, size) = (painted("f", "fill", style.color()), (style.size() / LINE_IN_EM).round());
        self.0.element(format_args!(
            "<text x=\"{x}\" y=\"{y}\" dy=\"{down}\" text-anchor=\"{anchor}\" unicode-bidi=\"plaintext\" font-size=\"{size}\" \
             {look}{turn}>{}</text>\n",
            Escaped(text)
        ));
        Ok(())
    }
}

/// Class and colour: `class="c-f-text" fill="#0f172a"`.
fn painted(kind: &str, attribute: &str, color: BackendColor) -> String {
    let class = Ink::of(color.rgb).map_or("text", Ink::class);
    let mut looks = format!("class=\"c-{kind}-{class}\" {attribute}=\"{}\"", hex(color));
    if color.alpha < 1.0 {
        let _ = write!(looks, " {attribute}-opacity=\"{:.2}\"", color.alpha);
    }
    looks
}

fn hex(color: BackendColor) -> String {
    let (r, g, b) = color.rgb;
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// Path data. Points that coincide or lie on a straight run across or down are left out: they cannot be seen.
fn data(points: impl IntoIterator<Item = BackendCoord>) -> String {
    let mut kept: Vec<BackendCoord> = Vec::new();
    for point in points {
        match kept.as_slice() {
            [.., last] if *last == point => continue,
            [.., before, last] if straight(*before, *last, point) => {
                kept.pop();
            }
            [] | [_] | [.., _, _] => {}
        }
        kept.push(point);
    }
    let mut data = String::new();
    let mut at: Option<BackendCoord> = None;
    for (x, y) in kept {
        let _ = match at {
            None => write!(data, "M{x} {y}"),
            Some((px, py)) if py == y => write!(data, "h{}", x - px),
            Some((px, py)) if px == x => write!(data, "v{}", y - py),
            Some((px, py)) => write!(data, "l{} {}", x - px, y - py),
        };
        at = Some((x, y));
    }
    data
}

/// Does the middle point lie between the others on a line across or down?
fn straight(from: BackendCoord, middle: BackendCoord, to: BackendCoord) -> bool {
    let between = |a: i32, b: i32, c: i32| (a <= b && b <= c) || (a >= b && b >= c);
    let across = from.1 == middle.1 && middle.1 == to.1 && between(from.0, middle.0, to.0);
    let down = from.0 == middle.0 && middle.0 == to.0 && between(from.1, middle.1, to.1);
    across || down
}

/// Text in which nothing is markup and nothing is forbidden in XML.
struct Escaped<'t>(&'t str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for letter in self.0.chars() {
            match letter {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\t' | '\n' | '\r' => f.write_char(' ')?,
                control if control.is_control() || matches!(control, '\u{fffe}' | '\u{ffff}') => {}
                other => f.write_char(other)?,
            }
        }
        Ok(())
    }
}
