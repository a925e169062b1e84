//! Every number of the method that somebody could want to change, in one place.

/// The parameters of the forecast. The defaults are those under which it was tried and measured; change them only
/// together with a backtest.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Settings {
    /// The window: this many days up to and with the as-of day are "now". Must be at least 1.
    pub window: i32,
    /// A hazard is pooled over neighbouring ages or bins until it stands on this many closings.
    pub min_events: u64,
    /// Width in days of a bin of the queue table.
    pub bin_days: f64,
    /// Beyond the oldest age seen, the hazard is pooled over this many last cells of the age table …
    pub tail_cells: usize,
    /// … when these hold at least this many closings, and over all ages otherwise.
    pub tail_events: u64,
    /// No day closes more than this share of those waiting, so that no forecast becomes certain.
    pub max_hazard: f64,
    /// With fewer closings in the window than this there is no forecast.
    pub min_closings: u64,
    /// The pace of the queue table is taken to be uncertain by this factor, up and down (80% range).
    pub spread: f64,
    /// Load is pending over the closings of this many days.
    pub load_days: i32,
    /// The line is long from this load on.
    pub long_line: f64,
    /// A long line is worked partly in order from this order index on (mean of the two tables) …
    pub partly_in_order: f64,
    /// … and in order from this one on (queue table).
    pub in_order: f64,
    /// Forecasts beyond this many days are "longer than".
    pub horizon: i32,
    /// The window in days of the published percentile, the baseline of the backtest.
    pub published_window: i32,
    /// A stratum has a forecast of its own from this many closings in the window on …
    pub stratum_closings: u64,
    /// … and this many pending cases.
    pub stratum_pending: u64,
    /// The forecast is withdrawn when its 80% range held for less than this share of last year's promises.
    pub lowest_kept: f64,
    /// That share is judged when at least this many promises can be judged.
    pub judged_promises: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            window: 182,
            min_events: 15,
            bin_days: 7.0,
            tail_cells: 60,
            tail_events: 10,
            max_hazard: 0.95,
            min_closings: 100,
            spread: 1.25,
            load_days: 365,
            long_line: 0.5,
            partly_in_order: 0.3,
            in_order: 0.6,
            horizon: 1460,
            published_window: 183,
            stratum_closings: 200,
            stratum_pending: 100,
            lowest_kept: 0.5,
            judged_promises: 100,
        }
    }
}
