//! The strokes of which the picture is made: texts, badges, frames, arrows. Each colour stands here with its class, under
//! which the style sheet of the picture names the dark one. Knows no procedure.

use std::fmt::Write;

use super::layout::{Rect, SMALL};
use super::routes::Side;
use super::text::{escape, from_right};

/// A text to be written: where, how large, in which colour.
#[derive(Clone, Copy)]
pub(super) struct Type {
    pub(super) size: i32,
    pub(super) bold: bool,
    pub(super) soft: bool,
}

pub(super) const PLAIN: Type = Type { size: SMALL, bold: false, soft: false };
pub(super) const SOFT: Type = Type { soft: true, ..PLAIN };
pub(super) const BOLD: Type = Type { bold: true, ..PLAIN };

#[derive(Default)]
pub(super) struct Pen {
    pub(super) out: String,
}

impl Pen {
    /// Writes a line of text between two edges, from the edge at which its script begins.
    pub(super) fn text(&mut self, (left, right): (i32, i32), y: i32, text: &str, how: Type) {
        let (x, direction) = if from_right(text) { (right, " direction=\"rtl\"") } else { (left, "") };
        let weight = if how.bold { " font-weight=\"600\"" } else { "" };
        let ink = if how.soft { "class=\"d-soft\" fill=\"#475569\"" } else { "class=\"d-ink\" fill=\"#0f172a\"" };
        let (size, text) = (how.size, escape(text));
        let _ =
            writeln!(self.out, "<text x=\"{x}\" y=\"{y}\"{direction} {ink} font-size=\"{size}\"{weight}>{text}</text>");
    }

    /// Writes a bold text at the end of a line whose beginning is taken.
    pub(super) fn text_at_end(&mut self, (left, right): (i32, i32), y: i32, text: &str, mirrored: bool) {
        let rtl = from_right(text);
        let x = if mirrored { left } else { right };
        let anchor = if mirrored == rtl { "end" } else { "start" };
        let direction = if rtl { " direction=\"rtl\"" } else { "" };
        let text = escape(text);
        let _ = writeln!(
            self.out,
            "<text x=\"{x}\" y=\"{y}\"{direction} class=\"d-ink\" fill=\"#0f172a\" font-size=\"{SMALL}\" \
             font-weight=\"600\" text-anchor=\"{anchor}\">{text}</text>"
        );
    }

    /// The letter of a party on its colour: round for people, with corners for bodies.
    pub(super) fn badge(&mut self, x: i32, middle: i32, party: &str, sign: &str) {
        let (fill, round) = match party {
            "municipality" => ("#0f766e", 3),
            "court" => ("#6d28d9", 3),
            "referent" => ("#c2410c", 9),
            "family-member" => ("#be185d", 9),
            _ => ("#1d4ed8", 3),
        };
        let (top, centre, base) = (middle - 9, x + 9, middle + 4);
        let (party, sign) = (escape(party), escape(sign));
        let _ = writeln!(
            self.out,
            "<rect class=\"d-{party}\" x=\"{x}\" y=\"{top}\" width=\"18\" height=\"18\" rx=\"{round}\" fill=\"{fill}\"/>\
             <text class=\"d-sign\" x=\"{centre}\" y=\"{base}\" text-anchor=\"middle\" font-size=\"11\" \
             font-weight=\"700\" fill=\"#ffffff\">{sign}</text>"
        );
    }

    pub(super) fn dot(&mut self, x: i32, y: i32, r: i32) {
        let _ = writeln!(self.out, "<circle class=\"d-tip\" cx=\"{x}\" cy=\"{y}\" r=\"{r}\" fill=\"#334155\"/>");
    }

    pub(super) fn frame(&mut self, Rect { x, y, w, h }: Rect, round: i32, double: bool) {
        let _ = writeln!(
            self.out,
            "<rect class=\"d-box\" x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" rx=\"{round}\" fill=\"#ffffff\" \
             stroke=\"#64748b\" stroke-width=\"1.5\"/>"
        );
        if double {
            let (x, y, w, h, round) = (x + 4, y + 4, w - 8, h - 8, (round - 3).max(1));
            let _ = writeln!(
                self.out,
                "<rect class=\"d-inner\" x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" rx=\"{round}\" fill=\"none\" \
                 stroke=\"#64748b\" stroke-width=\"1.5\"/>"
            );
        }
    }

    /// The sign of an end that most stages share: an arrow to a bar.
    pub(super) fn exit(&mut self, x: i32, y: i32) {
        let (from, tip, bar) = (x - 8, x + 1, x + 7);
        let (top, bottom) = (y - 4, y - 6);
        let _ = writeln!(
            self.out,
            "<path class=\"d-exit\" d=\"M{from} {y}H{tip}M{bar} {bottom}v12\" fill=\"none\" stroke=\"#475569\" \
             stroke-width=\"2\"/><path class=\"d-tip\" d=\"M{tip} {top}v8l5 -4z\" fill=\"#475569\"/>"
        );
    }

    /// A broad line in the colour of the ground, which keeps crossing lines apart.
    pub(super) fn halo(&mut self, points: &[(i32, i32)]) {
        let d = rounded(points);
        let _ = writeln!(
            self.out,
            "<path class=\"d-halo\" d=\"{d}\" fill=\"none\" stroke=\"#f8fafc\" stroke-width=\"7\"/>"
        );
    }

    /// A line through these points with round corners.
    pub(super) fn path(&mut self, points: &[(i32, i32)], back: bool) {
        let d = rounded(points);
        let (class, stroke) = if back { ("d-way d-back", "#b45309") } else { ("d-way", "#334155") };
        let dashes = if back { " stroke-dasharray=\"7 4\"" } else { "" };
        let _ = writeln!(
            self.out,
            "<path class=\"{class}\" d=\"{d}\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"2\"{dashes}/>"
        );
    }

    /// The head of an arrow that enters a box at this side (`Below`: from above).
    pub(super) fn tip(&mut self, (x, y): (i32, i32), side: Side, back: bool) {
        let (class, fill) = if back { ("d-tip d-back", "#b45309") } else { ("d-tip", "#334155") };
        let shape = match side {
            Side::Below => "l-6 -10h12z",
            Side::Left => "l-10 -6v12z",
            Side::Right => "l10 -6v12z",
        };
        let _ = writeln!(self.out, "<path class=\"{class}\" d=\"M{x} {y}{shape}\" fill=\"{fill}\"/>");
    }
}

fn rounded(points: &[(i32, i32)]) -> String {
    let mut d = String::new();
    for (n, (x, y)) in points.iter().enumerate() {
        let before = n.checked_sub(1).and_then(|n| points.get(n));
        let _ = match (before, points.get(n + 1)) {
            (None, _) => write!(d, "M{x} {y}"),
            (Some(_), None) => write!(d, "L{x} {y}"),
            (Some(before), Some(after)) => {
                let (from, to) = (towards((*x, *y), *before), towards((*x, *y), *after));
                write!(d, "L{} {}Q{x} {y} {} {}", from.0, from.1, to.0, to.1)
            }
        };
    }
    d
}

/// The point at most 8 pixels from a corner on the way to its neighbour, and never beyond the middle.
fn towards((x, y): (i32, i32), (to_x, to_y): (i32, i32)) -> (i32, i32) {
    let step = |from: i32, to: i32| from + ((to - from) / 2).clamp(-8, 8);
    (step(x, to_x), step(y, to_y))
}
