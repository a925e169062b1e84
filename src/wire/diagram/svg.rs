//! The picture as SVG: stages one below the other in their order, each with its terms and the ways out of it; arrows beside
//! them, forward on the right, back on the left. Ways to the ends are named in the box, not drawn: nearly every stage has them.

use std::fmt::Write as _;

use super::{DiagramBody, DiagramMoveBody, DiagramStageBody};

const BOX_WIDTH: i32 = 640;
const LEFT: i32 = 170;
const TOP: i32 = 118;
const GAP: i32 = 26;
const LINE: i32 = 20;
const HEAD: i32 = 38;
const MARGIN: i32 = 40;

/// Where a stage is drawn.
struct Placed<'d> {
    stage: &'d DiagramStageBody,
    lines: Vec<Line>,
    top: i32,
    height: i32,
}

/// A line of text in a box.
enum Line {
    /// A term: the sign and colour of its party, and its words.
    Term { sign: String, party: String, text: String },
    /// A way out: an arrow and its words.
    Way(String),
}

/// The picture as SVG.
#[must_use]
pub fn svg(d: &DiagramBody) -> String {
    let placed = place(d);
    let bottom = placed.last().map_or(TOP, |p| p.top + p.height);
    let reach = arrows_reach(d, &placed);
    let (width, height) = (LEFT + BOX_WIDTH + reach + MARGIN, bottom + MARGIN);
    let title = escape(&d.title);
    let version = escape(&format!("{} {}", d.procedure, d.version));
    let mut out = String::new();
    let _ = write!(
        out,
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" aria-labelledby="t d" lang="{}" font-family="system-ui, sans-serif" font-size="14">
<title id="t">{title}</title><desc id="d">{}</desc>
<style>.box{{fill:#fff;stroke:#334155;stroke-width:1.5}}.end{{fill:#f1f5f9}}.name{{font-weight:600;font-size:15px}}.way{{fill:#334155}}.arrow{{fill:none;stroke:#64748b;stroke-width:1.5}}.authority{{fill:#1d4ed8}}.municipality{{fill:#0f766e}}.court{{fill:#7c3aed}}.referent{{fill:#b45309}}.family-member{{fill:#be123c}}</style>
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="#64748b"/></marker></defs>
<rect width="100%" height="100%" fill="#f8fafc"/>
<text x="{LEFT}" y="34" font-size="20" font-weight="700" fill="#0f172a">{title}</text>
<text x="{LEFT}" y="56" fill="#334155">{version}</text>
"##,
        escape(&d.language),
        escape(&description(d)),
    );
    legend(&mut out, d);
    for stage in &placed {
        draw(&mut out, stage);
    }
    arrows(&mut out, d, &placed);
    out.push_str("</svg>\n");
    out
}

/// The stages and ways in sentences, for those who do not see the picture.
fn description(d: &DiagramBody) -> String {
    let title = |id: &str| d.stages.iter().find(|s| s.id == id).map_or("", |s| s.title.as_str());
    let ways = d.moves.iter().map(|m| format!("{} → {}: {}.", title(&m.from), title(&m.to), m.events.join(", ")));
    ways.collect::<Vec<_>>().join(" ")
}

fn place(d: &DiagramBody) -> Vec<Placed<'_>> {
    let mut top = TOP;
    let mut all = Vec::new();
    for stage in &d.stages {
        let lines = lines(d, stage);
        let height = HEAD + LINE * i32::try_from(lines.len()).unwrap_or(0) + if lines.is_empty() { 0 } else { 10 };
        all.push(Placed { stage, lines, top, height });
        top += height + GAP;
    }
    all
}

fn lines(d: &DiagramBody, stage: &DiagramStageBody) -> Vec<Line> {
    let sign = |party: &str| d.legend.iter().find(|l| l.party == party).map_or("", |l| l.sign.as_str()).to_owned();
    let terms = stage.terms.iter().map(|term| {
        let text = if term.length.is_empty() { term.title.clone() } else { format!("{}: {}", term.title, term.length) };
        Line::Term { sign: sign(&term.party), party: term.party.clone(), text }
    });
    let title = |id: &str| d.stages.iter().find(|s| s.id == id).map_or("", |s| s.title.as_str());
    let ways = d.moves.iter().filter(|m| m.from == stage.id);
    let ways = ways.map(|m| Line::Way(format!("→ {}: {}", title(&m.to), m.events.join(", "))));
    terms.chain(ways).collect()
}

fn legend(out: &mut String, d: &DiagramBody) {
    let mut x = LEFT;
    for entry in &d.legend {
        sign(out, (x + 10, 82), &entry.sign, &entry.party);
        let _ = writeln!(out, r##"<text x="{}" y="87" fill="#334155">{}</text>"##, x + 26, escape(&entry.title));
        x += 44 + 8 * i32::try_from(entry.title.chars().count()).unwrap_or(0);
    }
}

fn sign(out: &mut String, (x, y): (i32, i32), sign: &str, party: &str) {
    let _ = writeln!(
        out,
        r##"<circle cx="{x}" cy="{y}" r="9" class="{party}"/><text x="{x}" y="{}" text-anchor="middle" font-size="11" font-weight="700" fill="#fff">{}</text>"##,
        y + 4,
        escape(sign)
    );
}

fn draw(out: &mut String, placed: &Placed<'_>) {
    let (top, height) = (placed.top, placed.height);
    let end = if placed.stage.terminal { " end" } else { "" };
    let _ =
        writeln!(out, r#"<rect class="box{end}" x="{LEFT}" y="{top}" width="{BOX_WIDTH}" height="{height}" rx="10"/>"#);
    if placed.stage.terminal {
        let _ = writeln!(
            out,
            r##"<rect x="{}" y="{}" width="{}" height="{}" rx="7" fill="none" stroke="#334155"/>"##,
            LEFT + 4,
            top + 4,
            BOX_WIDTH - 8,
            height - 8
        );
    }
    let title = escape(&placed.stage.title);
    let _ = writeln!(out, r##"<text class="name" x="{}" y="{}" fill="#0f172a">{title}</text>"##, LEFT + 16, top + 25);
    let mut y = top + HEAD + 10;
    for line in &placed.lines {
        match line {
            Line::Term { sign: letter, party, text } => {
                sign(out, (LEFT + 28, y - 4), letter, party);
                let _ = writeln!(out, r#"<text class="{party}" x="{}" y="{y}">{}</text>"#, LEFT + 46, cut(text));
            }
            Line::Way(text) => {
                let _ = writeln!(out, r#"<text class="way" x="{}" y="{y}">{}</text>"#, LEFT + 20, cut(text));
            }
        }
        y += LINE;
    }
}

/// As much as the box is wide; the whole text is in the description and in the JSON.
fn cut(text: &str) -> String {
    let most = 82;
    if text.chars().count() <= most {
        return escape(text);
    }
    let short: String = text.chars().take(most - 1).collect();
    escape(&format!("{short}…"))
}

/// The ways that are drawn: not those to the ends, and not a stage to itself.
fn drawn<'d>(d: &'d DiagramBody, placed: &[Placed<'_>]) -> Vec<(usize, usize, &'d DiagramMoveBody)> {
    let at = |id: &str| placed.iter().position(|p| p.stage.id == id);
    let ways = d.moves.iter().filter_map(|m| Some((at(&m.from)?, at(&m.to)?, m)));
    ways.filter(|(from, to, _)| from != to && placed.get(*to).is_some_and(|p| !p.stage.terminal)).collect()
}

fn bend(from: usize, to: usize) -> i32 {
    28 + 16 * i32::try_from(from.abs_diff(to)).unwrap_or(0).min(8)
}

fn arrows_reach(d: &DiagramBody, placed: &[Placed<'_>]) -> i32 {
    drawn(d, placed).iter().filter(|(from, to, _)| from < to).map(|(from, to, _)| bend(*from, *to)).max().unwrap_or(0)
}

fn arrows(out: &mut String, d: &DiagramBody, placed: &[Placed<'_>]) {
    for (from, to, way) in drawn(d, placed) {
        let (Some(start), Some(end)) = (placed.get(from), placed.get(to)) else { continue };
        let forward = from < to;
        let side = if forward { LEFT + BOX_WIDTH } else { LEFT };
        let out_to = if forward { side + bend(from, to) } else { side - bend(from, to).min(LEFT - 20) };
        // Arrows leave from the lower and arrive at the upper part of a box, so that one box can have both.
        let (leave, arrive) = if forward {
            (start.top + start.height * 2 / 3, end.top + end.height / 3)
        } else {
            (start.top + start.height / 3, end.top + end.height * 2 / 3)
        };
        let _ = writeln!(
            out,
            r#"<path class="arrow" d="M{side} {leave} C{out_to} {leave} {out_to} {arrive} {side} {arrive}" marker-end="url(#tip)"><title>{}</title></path>"#,
            escape(&way.events.join(", "))
        );
    }
}

/// Text for SVG.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
