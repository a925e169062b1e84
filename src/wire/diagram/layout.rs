//! Sizes and places in pixels: what stands in each box, where the boxes stand, which points the arrows pass. Knows no SVG.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::routes::{Route, Routes, Side};
use super::text::{width, wrap};
use super::{DiagramBody, DiagramMoveBody, DiagramStageBody};

/// The width of a box.
pub(super) const CARD: i32 = 330;
/// The size of a title in a box.
pub(super) const TITLE: i32 = 15;
/// The size of other texts.
pub(super) const SMALL: i32 = 12;
/// The height of a line of other texts.
pub(super) const LINE: i32 = 17;
/// The room left of the texts of a row, for its sign.
pub(super) const INDENT: i32 = 36;
/// The room around the texts of a box.
pub(super) const PAD: i32 = 14;
/// The room around the whole.
pub(super) const MARGIN: i32 = 28;
const TITLE_LINE: i32 = 20;
const ROW_GAP: i32 = 6;
const TRACK: i32 = 13;

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Rect {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) w: i32,
    pub(super) h: i32,
}

/// A row of a box: some lines of text; `y` counts from the top of the box.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) y: i32,
    pub(super) lines: Vec<String>,
    pub(super) what: What,
}

/// What a row of a box tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A term of this party.
    Term { party: String, length: Length },
    /// A way out, by its place in the list of moves.
    Way(usize, Side),
    /// A way to an end that most stages share.
    Note,
}

/// Where the length of a term stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Length {
    /// At the other end of the only line.
    Beside(String),
    /// In the lines from this one on.
    Below(usize),
}

/// A box with its texts.
#[derive(Clone, Debug)]
pub(super) struct Card {
    pub(super) rect: Rect,
    pub(super) title: Vec<String>,
    /// The height of the part with the title.
    pub(super) head: i32,
    pub(super) rows: Vec<Row>,
}

/// An arrow: the points it passes, and the move it shows.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) way: usize,
    pub(super) points: Vec<(i32, i32)>,
}

impl Line {
    /// How long it is.
    pub(super) fn length(&self) -> i32 {
        let steps = self.points.iter().zip(self.points.iter().skip(1));
        steps.map(|(a, b)| (a.0 - b.0).abs() + (a.1 - b.1).abs()).sum()
    }

    /// Does it meet the upright part of another one, so that both go on as one?
    pub(super) fn joins(&self, other: &Self) -> bool {
        let ([_, at, ..], [_, from, to, ..]) = (self.points.as_slice(), other.points.as_slice()) else { return false };
        let upright = from.1.min(to.1)..=from.1.max(to.1);
        self.points.len() > 2 && at.0 == from.0 && upright.contains(&at.1)
    }
}

/// The whole picture without its title and legend.
pub(super) struct Layout {
    pub(super) width: i32,
    pub(super) height: i32,
    /// One for each stage, in the order of the stages.
    pub(super) cards: Vec<Card>,
    pub(super) lines: Vec<Line>,
}

impl Layout {
    /// Places everything below `top`.
    pub(super) fn of(body: &DiagramBody, top: i32) -> Self {
        let routes = Routes::of(body);
        let mut cards: Vec<Card> = body.stages.iter().map(|stage| card(body, stage, &routes)).collect();
        let grid = Grid::of(body, &cards, &routes, top);
        for (card, stage) in cards.iter_mut().zip(&body.stages) {
            card.rect.x = grid.column(stage.column);
            card.rect.y = grid.row(stage.rank);
        }
        let lines = routes.all.iter().filter_map(|route| line(&cards, &grid, route)).collect();
        Self { width: grid.width, height: grid.height, cards, lines }
    }
}

/// A place or a number in pixels.
pub(super) fn px(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

fn card(body: &DiagramBody, stage: &DiagramStageBody, routes: &Routes) -> Card {
    let title = wrap(&stage.title, TITLE, true, CARD - 2 * PAD - 16);
    let head = px(title.len()) * TITLE_LINE + 18;
    let mut rows = Vec::new();
    let mut y = head + 8;
    let mut add = |lines: Vec<String>, what: What| {
        // A little more room where the terms end and the ways out begin.
        let after_terms = rows.last().is_some_and(|last: &Row| matches!(last.what, What::Term { .. }));
        if after_terms && !matches!(what, What::Term { .. }) {
            y += ROW_GAP + 4;
        }
        let height = px(lines.len()) * LINE + ROW_GAP;
        rows.push(Row { y, lines, what });
        y += height;
    };
    let room = CARD - INDENT - PAD;
    for term in body.terms.iter().filter(|t| t.stages.contains(&stage.id)) {
        let mut lines = wrap(&term.title, SMALL, false, room);
        let together = width(&term.title, SMALL, false) + width(&term.length, SMALL, true) + 12;
        let length = if together <= room { Length::Beside(term.length.clone()) } else { Length::Below(lines.len()) };
        if let Length::Below(_) = length {
            lines.extend(wrap(&term.length, SMALL, true, room));
        }
        add(lines, What::Term { party: term.party.clone(), length });
    }
    // The way straight down comes last: its arrow leaves below it. Far ways come first, so that they pass the near ones.
    let mut ways: Vec<(usize, &DiagramMoveBody)> =
        body.moves.iter().enumerate().filter(|(_, way)| way.from == stage.id).collect();
    ways.sort_by_key(|(n, _)| match routes.leaving(*n) {
        Some((Side::Left | Side::Right, far)) => (0, Reverse(far)),
        None => (1, Reverse(0)),
        Some((Side::Below, _)) => (2, Reverse(0)),
    });
    for (n, way) in ways {
        let to = body.stages.iter().find(|s| s.id == way.to).map(|s| s.title.as_str()).unwrap_or_default();
        let labels = way.events.iter().map(super::DiagramEventBody::label);
        let labels = labels.map(|label| if way.note { format!("{label} ({to})") } else { label });
        let lines: Vec<String> = labels.flat_map(|label| wrap(&label, SMALL, false, room)).collect();
        add(lines, routes.leaving(n).map_or(What::Note, |(side, _)| What::Way(n, side)));
    }
    let h = if rows.is_empty() { head } else { y + 6 };
    Card { rect: Rect { x: 0, y: 0, w: CARD, h }, title, head, rows }
}

/// Where rows, columns, lanes and gaps lie.
struct Grid<'r> {
    columns: Vec<i32>,
    rows: Vec<i32>,
    routes: &'r Routes,
    width: i32,
    height: i32,
}

impl<'r> Grid<'r> {
    fn of(body: &DiagramBody, cards: &[Card], routes: &'r Routes, top: i32) -> Self {
        let ranks = body.stages.iter().map(|s| s.rank + 1).max().unwrap_or(0);
        let wide = body.stages.iter().map(|s| s.column + 1).max().unwrap_or(0);
        let mut heights: BTreeMap<usize, i32> = BTreeMap::new();
        for (card, stage) in cards.iter().zip(&body.stages) {
            let height = heights.entry(stage.rank).or_default();
            *height = (*height).max(card.rect.h);
        }
        let lane = |n| match px(Routes::count(&routes.upright, n)) {
            0 if n == 0 || n == wide => 0,
            0 => 44,
            tracks => 44 + (tracks - 1) * TRACK,
        };
        let (mut x, mut y) = (MARGIN, top);
        let (mut columns, mut rows) = (Vec::new(), Vec::new());
        for n in 0..wide {
            x += lane(n);
            columns.push(x);
            x += CARD;
        }
        for n in 0..ranks {
            y += 46 + px(Routes::count(&routes.level, n)) * TRACK;
            rows.push(y);
            y += heights.get(&n).copied().unwrap_or_default();
        }
        Self { columns, rows, routes, width: x + lane(wide) + MARGIN, height: y + MARGIN }
    }

    fn column(&self, n: usize) -> i32 {
        self.columns.get(n).copied().unwrap_or(MARGIN)
    }

    fn row(&self, n: usize) -> i32 {
        self.rows.get(n).copied().unwrap_or_default()
    }

    /// The x of the lane's track for arrows to this stage.
    fn lane(&self, lane: usize, to: usize) -> i32 {
        let track = px(self.routes.upright.get(&(lane, to)).copied().unwrap_or_default());
        match lane.checked_sub(1) {
            // Outside, tracks are counted away from the boxes.
            None => self.column(0) - 22 - track * TRACK,
            Some(left) => self.column(left) + CARD + 22 + track * TRACK,
        }
    }

    /// The y of the gap's track for arrows to this stage.
    fn gap(&self, gap: usize, to: usize) -> i32 {
        let track = px(self.routes.level.get(&(gap, to)).copied().unwrap_or_default());
        self.row(gap) - 24 - track * TRACK
    }
}

/// The middle of a row's first line, from the top of its box; a little higher at the right than at the left, so that two
/// boxes beside each other never put two arrows on one line.
pub(super) fn port(row: &Row, side: Side) -> i32 {
    row.y + LINE / 2 + if side == Side::Right { -2 } else { 2 }
}

fn line(cards: &[Card], grid: &Grid<'_>, route: &Route) -> Option<Line> {
    let (from, to) = (cards.get(route.from)?, cards.get(route.to)?);
    let (a, b) = (from.rect, to.rect);
    let edge = |rect: Rect, side: Side| if side == Side::Left { rect.x } else { rect.x + rect.w };
    let points = if route.leaves == Side::Below {
        vec![(a.x + a.w / 2, a.y + a.h), (b.x + b.w / 2, b.y)]
    } else {
        let row = from.rows.iter().find(|row| matches!(row.what, What::Way(n, _) if n == route.way))?;
        let start = a.y + port(row, route.leaves);
        let end = b.y + if route.enters == Side::Left { 13 } else { 25 };
        let lane = grid.lane(route.lane, route.to);
        let mut points = vec![(edge(a, route.leaves), start), (lane, start)];
        if let Some((gap, second)) = route.hop {
            let (level, second) = (grid.gap(gap, route.to), grid.lane(second, route.to));
            points.extend([(lane, level), (second, level), (second, end)]);
        } else {
            points.push((lane, end));
        }
        points.push((edge(b, route.enters), end));
        points
    };
    Some(Line { way: route.way, points })
}

#[cfg(test)]
mod tests {
    use super::{Card, Layout, Rect};
    use crate::catalogue::Catalogue;
    use crate::i18n::Locales;
    use crate::wire::diagram::{DiagramBody, diagram};
    use crate::wire::words::Speech;

    fn bodies() -> Vec<DiagramBody> {
        let locales = Locales::built_in().expect("languages");
        let catalogue = Catalogue::built_in().expect("procedures");
        let mut bodies = Vec::new();
        for procedure in catalogue.procedures() {
            for version in procedure.versions() {
                let speech = |locale| Speech { locale, native: procedure.language() };
                bodies.extend(locales.all().map(|locale| diagram(version, speech(locale))));
            }
        }
        bodies
    }

    fn apart(a: Rect, b: Rect) -> bool {
        a.x + a.w < b.x || b.x + b.w < a.x || a.y + a.h < b.y || b.y + b.h < a.y
    }

    #[test]
    fn no_box_overlaps_another() {
        for body in bodies() {
            let cards = Layout::of(&body, 100).cards;
            for (n, a) in cards.iter().enumerate() {
                for b in cards.iter().skip(n + 1) {
                    assert!(apart(a.rect, b.rect), "{}: {:?} and {:?}", body.procedure, a.title, b.title);
                }
            }
        }
    }

    #[test]
    fn no_arrow_passes_through_a_box() {
        for body in bodies() {
            let layout = Layout::of(&body, 100);
            for line in &layout.lines {
                for (a, b) in line.points.iter().zip(line.points.iter().skip(1)) {
                    let part = Rect { x: a.0.min(b.0), y: a.1.min(b.1), w: (a.0 - b.0).abs(), h: (a.1 - b.1).abs() };
                    // An arrow touches the edges of the two boxes that it joins.
                    let inside = |c: &&Card| {
                        !apart(part, Rect { x: c.rect.x + 1, y: c.rect.y + 1, w: c.rect.w - 2, h: c.rect.h - 2 })
                    };
                    let hit = layout.cards.iter().find(inside).map(|c| &c.title);
                    assert_eq!(hit, None, "{}: {:?}", body.procedure, body.moves[line.way]);
                }
            }
        }
    }

    #[test]
    fn everything_lies_on_the_sheet() {
        for body in bodies() {
            let layout = Layout::of(&body, 100);
            let on_sheet = |(x, y): &(i32, i32)| (0..=layout.width).contains(x) && (0..=layout.height).contains(y);
            assert!(layout.lines.iter().flat_map(|l| &l.points).all(on_sheet), "{}", body.procedure);
            let corners = layout.cards.iter().map(|c| (c.rect.x + c.rect.w, c.rect.y + c.rect.h));
            assert!(corners.into_iter().all(|corner| on_sheet(&corner)), "{}", body.procedure);
        }
    }

    #[test]
    fn arrows_to_different_stages_never_lie_on_one_another() {
        for body in bodies() {
            let layout = Layout::of(&body, 100);
            let parts: Vec<(&str, Rect)> = layout
                .lines
                .iter()
                .flat_map(|l| l.points.iter().zip(l.points.iter().skip(1)).map(move |(a, b)| (l.way, *a, *b)))
                .map(|(way, a, b)| {
                    let rect = Rect { x: a.0.min(b.0), y: a.1.min(b.1), w: (a.0 - b.0).abs(), h: (a.1 - b.1).abs() };
                    (body.moves[way].to.as_str(), rect)
                })
                .collect();
            for (n, (to, a)) in parts.iter().enumerate() {
                for (other, b) in parts.iter().skip(n + 1).filter(|(other, _)| other != to) {
                    let level = a.h == 0 && b.h == 0 && (a.y - b.y).abs() < 3;
                    let upright = a.w == 0 && b.w == 0 && (a.x - b.x).abs() < 3;
                    let on_one_another = (level || upright)
                        && !apart(
                            Rect { y: if level { b.y } else { a.y }, x: if upright { b.x } else { a.x }, ..*a },
                            *b,
                        );
                    assert!(!on_one_another, "{}: arrows to {to} and {other}: {a:?} {b:?}", body.procedure);
                }
            }
        }
    }
}
