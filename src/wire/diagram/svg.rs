//! The picture as SVG: one file with everything in it. **Why colours stand twice:** as attributes they hold everywhere, also
//! where a page forbids styles inside; the style sheet only adds the dark colours for readers who prefer them.

use std::cmp::{Ordering, Reverse};
use std::fmt::Write;

use super::layout::{
    CARD, Card, INDENT, LINE, Layout, Length, Line, MARGIN, PAD, Rect, Row, SMALL, TITLE, What, port, px,
};
use super::pen::{BOLD, PLAIN, Pen, SOFT, Type};
use super::routes::Side;
use super::text::{escape, from_right, width, wrap};
use super::{DiagramBody, DiagramEventBody, DiagramMoveBody, DiagramStageBody, LegendBody};

const FONT: &str = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif";
const HEADING: i32 = 24;

// The names begin with `d-`, so that they mean nothing to a page into which the picture is put.
const DARK: &str = "@media (prefers-color-scheme: dark) {\
.d-ground{fill:#0f172a}.d-box{fill:#1e293b;stroke:#64748b}.d-head{fill:#334155}.d-inner{stroke:#64748b}.d-rule{stroke:#475569}\
.d-ink{fill:#f1f5f9}.d-soft{fill:#cbd5e1}.d-way,.d-exit{stroke:#cbd5e1}.d-tip{fill:#cbd5e1}.d-halo{stroke:#0f172a}\
.d-way.d-back{stroke:#fbbf24}.d-tip.d-back{fill:#fbbf24}.d-sign{fill:#0f172a}\
.d-authority{fill:#93c5fd}.d-municipality{fill:#5eead4}.d-court{fill:#c4b5fd}.d-referent{fill:#fdba74}.d-family-member{fill:#f9a8d4}}";

/// The SVG of a diagram.
#[must_use]
pub fn svg(body: &DiagramBody) -> String {
    let across = Layout::of(body, 0).width.max(760);
    let mut pen = Pen::default();
    let below = pen.heading(body, across);
    let layout = Layout::of(body, below);
    // Boxes over arrows, so that nothing can ever hide a text.
    pen.start(body, &layout);
    for stage in &body.stages {
        pen.arrows(body, &layout, &stage.id);
    }
    for (card, stage) in layout.cards.iter().zip(&body.stages) {
        pen.card(body, card, stage);
    }
    let (w, h) = (across, layout.height);
    let language = escape(&body.language);
    let title = escape(&format!("{} – {}", body.title, body.version));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" role=\"img\" \
         xml:lang=\"{language}\" font-family=\"{FONT}\">\n<title>{title}</title>\n<desc>{}</desc>\n\
         <style>{DARK}</style>\n<rect class=\"d-ground\" width=\"{w}\" height=\"{h}\" fill=\"#f8fafc\"/>\n{}</svg>\n",
        escape(&body.description),
        pen.out
    )
}

impl Pen {
    /// Writes title and legend; tells where the picture can begin.
    fn heading(&mut self, body: &DiagramBody, across: i32) -> i32 {
        let edges = (MARGIN, across - MARGIN);
        let mut y = MARGIN + HEADING;
        for line in wrap(&body.title, HEADING, true, across - 2 * MARGIN) {
            self.text(edges, y, &line, Type { size: HEADING, bold: true, soft: false });
            y += HEADING + 8;
        }
        for line in wrap(&body.subtitle, 14, false, across - 2 * MARGIN) {
            self.text(edges, y - 4, &line, Type { size: 14, ..SOFT });
            y += 20;
        }
        y += 14;
        let mut x = MARGIN;
        for sign in &body.legend {
            let room = across - 2 * MARGIN - INDENT;
            let lines = wrap(&sign.text, SMALL, false, room);
            let wide = INDENT + lines.iter().map(|line| width(line, SMALL, false)).max().unwrap_or(0) + 14;
            if x > MARGIN && x + wide > across - MARGIN {
                (x, y) = (MARGIN, y + 24);
            }
            self.sign(x, y, sign);
            for (n, line) in lines.iter().enumerate() {
                self.text((x + INDENT - 6, x + wide - 14), y + px(n) * LINE, line, PLAIN);
            }
            x += wide;
            y += px(lines.len().saturating_sub(1)) * LINE;
        }
        y + 24
    }

    /// Draws the sign of a legend entry left of a text on this base line.
    fn sign(&mut self, x: i32, y: i32, sign: &LegendBody) {
        let middle = y - 4;
        match sign.id.as_str() {
            "start" => self.dot(x + 12, middle, 7),
            "terminal" => self.frame(Rect { x, y: middle - 8, w: 24, h: 16 }, 5, true),
            "way" | "back" => {
                self.path(&[(x, middle), (x + 20, middle)], sign.id == "back");
                self.tip((x + 24, middle), Side::Left, sign.id == "back");
            }
            "note" => self.exit(x + 12, middle),
            "extension" => self.text((x + 6, x + 24), y + 1, "+", Type { size: 17, bold: true, soft: false }),
            party => self.badge(x + 2, middle, party, &sign.sign),
        }
    }

    /// The dot from which every case begins.
    fn start(&mut self, body: &DiagramBody, layout: &Layout) {
        for (card, _) in layout.cards.iter().zip(&body.stages).filter(|(_, stage)| stage.start) {
            let (x, y) = (card.rect.x + CARD / 2, card.rect.y);
            self.path(&[(x, y - 28), (x, y - 8)], false);
            self.tip((x, y), Side::Below, false);
            self.dot(x, y - 32, 8);
        }
    }

    fn card(&mut self, body: &DiagramBody, card: &Card, stage: &DiagramStageBody) {
        let Rect { x, y, w, .. } = card.rect;
        self.frame(card.rect, 12, stage.terminal);
        let head = card.head;
        if !card.rows.is_empty() {
            // The tinted part with the title: round above, straight below.
            let (inner, bottom, side) = (x + 1, y + head, w - 2);
            let _ = writeln!(
                self.out,
                "<path class=\"d-head\" d=\"M{inner} {bottom}v{}q0 -11 11 -11h{}q11 0 11 11v{}z\" fill=\"#e2e8f0\"/>",
                12 - head,
                side - 22,
                head - 12
            );
        }
        for (n, line) in card.title.iter().enumerate() {
            let how = Type { size: TITLE, bold: true, soft: false };
            self.text((x + PAD + 4, x + w - PAD - 4), y + 25 + px(n) * 20, line, how);
        }
        if body.moves.iter().any(|way| way.note && way.to == stage.id) {
            self.exit(x + w - PAD - 12, y + head / 2);
        }
        let mut terms = false;
        for row in &card.rows {
            let term = matches!(row.what, What::Term { .. });
            if terms && !term {
                let (from, to, at) = (x + PAD, x + w - PAD, y + row.y - 6);
                let _ = writeln!(
                    self.out,
                    "<path class=\"d-rule\" d=\"M{from} {at}H{to}\" stroke=\"#cbd5e1\" stroke-width=\"1\"/>"
                );
            }
            terms = term;
            self.row(body, card.rect, row);
        }
    }

    fn row(&mut self, body: &DiagramBody, rect: Rect, row: &Row) {
        let (x, middle) = (rect.x, rect.y + row.y + LINE / 2);
        let edges = (x + INDENT, x + rect.w - PAD);
        let mut bold_from = row.lines.len();
        let mut how = PLAIN;
        match &row.what {
            What::Term { party, length } => {
                let sign = body.legend.iter().find(|sign| sign.id == *party).map_or("", |sign| sign.sign.as_str());
                self.badge(x + PAD - 4, middle, party, sign);
                match length {
                    Length::Below(line) => bold_from = *line,
                    Length::Beside(length) => {
                        let mirrored = row.lines.first().is_some_and(|title| from_right(title));
                        self.text_at_end(edges, middle + 4, length, mirrored);
                    }
                }
            }
            What::Way(way, side) => {
                self.leaving(rect, row, *side, body.moves.get(*way).is_some_and(|way| way.back));
            }
            What::Note => {
                how = SOFT;
                self.exit(x + 20, middle);
            }
        }
        for (n, line) in row.lines.iter().enumerate() {
            self.text(edges, middle + 4 + px(n) * LINE, line, if n < bold_from { how } else { BOLD });
        }
    }

    /// The sign beside a way out, and the point on the edge where its arrow begins.
    fn leaving(&mut self, rect: Rect, row: &Row, side: Side, back: bool) {
        let (x, y) = (rect.x + 18, rect.y + row.y + LINE / 2);
        let edge = match side {
            Side::Left => (rect.x, rect.y + port(row, side)),
            Side::Right => (rect.x + rect.w, rect.y + port(row, side)),
            Side::Below => (rect.x + rect.w / 2, rect.y + rect.h),
        };
        let class = if back { ("d-tip d-back", "#b45309") } else { ("d-tip", "#334155") };
        let shape = match side {
            Side::Left => format!("M{} {}v10l-8 -5z", x + 4, y - 5),
            Side::Right => format!("M{} {}v10l8 -5z", x - 4, y - 5),
            Side::Below => format!("M{} {}h10l-5 8z", x - 5, y - 4),
        };
        let (class, fill) = class;
        let (cx, cy) = edge;
        let _ = writeln!(
            self.out,
            "<path class=\"{class}\" d=\"{shape}\" fill=\"{fill}\"/><circle class=\"{class}\" cx=\"{cx}\" cy=\"{cy}\" \
             r=\"4\" fill=\"{fill}\"/>"
        );
    }

    /// All arrows to one stage. Their halos come first, so that none cuts another of them.
    fn arrows(&mut self, body: &DiagramBody, layout: &Layout, to: &str) {
        let ways = layout.lines.iter().filter_map(|line| Some((line, body.moves.get(line.way)?)));
        let mut ways: Vec<(&Line, &DiagramMoveBody)> = ways.filter(|(_, way)| way.to == to).collect();
        // The longest first: where a shorter one meets it, the shorter one ends.
        ways.sort_by_key(|(line, way)| (!way.back, Reverse(line.length())));
        for (line, _) in &ways {
            self.halo(&line.points);
        }
        for (n, (line, way)) in ways.iter().enumerate() {
            let drawn = ways.iter().take(n).filter(|(_, other)| other.back == way.back);
            let joins = drawn.into_iter().any(|(other, _)| line.joins(other));
            self.arrow(body, line, way, joins);
        }
    }

    fn arrow(&mut self, body: &DiagramBody, line: &Line, way: &DiagramMoveBody, joins: bool) {
        let [start @ .., before, end] = line.points.as_slice() else { return };
        let _ = writeln!(self.out, "<g><title>{}</title>", escape(&told(body, way)));
        if joins {
            self.path(&line.points.iter().take(2).copied().collect::<Vec<_>>(), way.back);
        } else {
            let (enters, stop) = match end.0.cmp(&before.0) {
                Ordering::Equal => (Side::Below, (end.0, end.1 - 8)),
                Ordering::Greater => (Side::Left, (end.0 - 8, end.1)),
                Ordering::Less => (Side::Right, (end.0 + 8, end.1)),
            };
            let points: Vec<(i32, i32)> = start.iter().chain([before, &stop]).copied().collect();
            self.path(&points, way.back);
            self.tip(*end, enters, way.back);
        }
        self.out.push_str("</g>\n");
    }
}

/// An arrow in words.
fn told(body: &DiagramBody, way: &DiagramMoveBody) -> String {
    let title = |id: &str| body.stages.iter().find(|s| s.id == id).map_or("", |s| s.title.as_str());
    let labels: Vec<String> = way.events.iter().map(DiagramEventBody::label).collect();
    format!("{} → {} ({})", title(&way.from), title(&way.to), labels.join("; "))
}
