//! The ways of the arrows, in lanes that no box stands in: upright lanes between the columns, level lanes between the rows.
//! All arrows to one stage share a lane, so that they read as one line with several feeders. Knows seats, not sizes.

use std::collections::BTreeMap;

use super::DiagramBody;
use super::ranks::Seat;

/// A side of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// At the left.
    Left,
    /// At the right.
    Right,
    /// Straight down.
    Below,
}

/// The way of one arrow. Lane `n` stands left of column `n`; gap `n` lies above row `n`.
#[derive(Clone, Debug)]
pub(super) struct Route {
    /// The place of its move in the list.
    pub(super) way: usize,
    /// The stages.
    pub(super) from: usize,
    /// The stage it ends at.
    pub(super) to: usize,
    /// Where it leaves its box.
    pub(super) leaves: Side,
    /// Where it enters the other.
    pub(super) enters: Side,
    /// The upright lane beside its box.
    pub(super) lane: usize,
    /// The gap and the second upright lane of an arrow to a column farther away.
    pub(super) hop: Option<(usize, usize)>,
}

/// Which track of a lane belongs to the arrows to one stage: by (lane or gap, stage).
pub(super) type Tracks = BTreeMap<(usize, usize), usize>;

/// All routes with their tracks.
pub(super) struct Routes {
    pub(super) all: Vec<Route>,
    pub(super) upright: Tracks,
    pub(super) level: Tracks,
}

impl Routes {
    /// Finds a way for every arrow that is drawn.
    pub(super) fn of(body: &DiagramBody) -> Self {
        let at = |id: &str| body.stages.iter().position(|s| s.id == id);
        let ends = body.moves.iter().enumerate().filter(|(_, way)| !way.note);
        let ends = ends.filter_map(|(n, way)| Some((n, at(&way.from)?, at(&way.to)?)));
        let all: Vec<Route> = ends.filter_map(|(way, from, to)| route(body, way, from, to)).collect();
        let (mut upright, mut level) = (Spans::new(), Spans::new());
        for route in all.iter().filter(|r| r.leaves != Side::Below) {
            let (Some(from), Some(to)) = (seat(body, route.from), seat(body, route.to)) else { continue };
            // Boxes have odd places, lanes and gaps between them even ones.
            let (start, end) = (from.rank * 2 + 1, to.rank * 2 + 1);
            if let Some((gap, second)) = route.hop {
                stretch(&mut upright, (route.lane, route.to), true, [start, gap * 2]);
                stretch(&mut upright, (second, route.to), false, [gap * 2, end]);
                stretch(&mut level, (gap, route.to), false, [route.lane, second]);
            } else {
                stretch(&mut upright, (route.lane, route.to), false, [start, end]);
            }
        }
        Self { all, upright: tracks(&upright), level: tracks(&level) }
    }

    /// How many tracks a lane or a gap needs.
    pub(super) fn count(tracks: &Tracks, lane: usize) -> usize {
        tracks.iter().filter(|((l, _), _)| *l == lane).map(|(_, track)| track + 1).max().unwrap_or(0)
    }

    /// The side at which a way leaves its box, and the gap in which it passes the next column; 0 if it does not. `None`: it
    /// is not drawn.
    pub(super) fn leaving(&self, way: usize) -> Option<(Side, usize)> {
        self.all.iter().find(|r| r.way == way).map(|r| (r.leaves, r.hop.map_or(0, |(gap, _)| gap)))
    }
}

fn seat(body: &DiagramBody, stage: usize) -> Option<Seat> {
    body.stages.get(stage).map(|s| Seat { rank: s.rank, column: s.column })
}

fn route(body: &DiagramBody, way: usize, from: usize, to: usize) -> Option<Route> {
    let (a, b) = (seat(body, from)?, seat(body, to)?);
    let route = |leaves, enters, lane, hop| Some(Route { way, from, to, leaves, enters, lane, hop });
    // A gap beside the nearer end: above a lower row, above the own row for one that is higher.
    let gap = if b.rank > a.rank { b.rank } else { a.rank };
    match a.column.cmp(&b.column) {
        std::cmp::Ordering::Equal => {
            let between = |s: &&super::DiagramStageBody| s.column == a.column && s.rank > a.rank && s.rank < b.rank;
            if b.rank > a.rank && body.stages.iter().find(between).is_none() {
                route(Side::Below, Side::Below, a.column, None)
            } else if b.rank > a.rank {
                route(Side::Left, Side::Left, a.column, None)
            } else {
                route(Side::Right, Side::Right, a.column + 1, None)
            }
        }
        std::cmp::Ordering::Less => {
            let hop = (a.column + 1 < b.column).then_some((gap, b.column));
            route(Side::Right, Side::Left, a.column + 1, hop)
        }
        std::cmp::Ordering::Greater => {
            let hop = (b.column + 1 < a.column).then_some((gap, b.column + 1));
            route(Side::Left, Side::Right, a.column, hop)
        }
    }
}

/// What a track must hold: whether it is the first part of a far way, and the places from which to which it reaches.
type Spans = BTreeMap<(usize, usize), (bool, usize, usize)>;

fn stretch(spans: &mut Spans, key: (usize, usize), far: bool, places: [usize; 2]) {
    let span = spans.entry(key).or_insert((far, usize::MAX, 0));
    for place in places {
        *span = (span.0 || far, span.1.min(place), span.2.max(place));
    }
}

/// Gives every span the first track of its lane on which nothing else lies: near ways before far ones, short before long.
fn tracks(spans: &Spans) -> Tracks {
    let mut order: Vec<_> = spans.iter().collect();
    order.sort_by_key(|((lane, to), (far, from, until))| (*lane, *far, until - from, *from, *to));
    let mut given: Vec<(usize, usize, usize, usize)> = Vec::new();
    let mut tracks = Tracks::new();
    for ((lane, to), (_, from, until)) in order {
        let busy = |track| given.iter().any(|(l, t, a, b)| l == lane && *t == track && a <= until && from <= b);
        let track = (0..=given.len()).find(|track| !busy(*track)).unwrap_or_default();
        given.push((*lane, track, *from, *until));
        tracks.insert((*lane, *to), track);
    }
    tracks
}
