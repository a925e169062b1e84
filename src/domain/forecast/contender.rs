//! Who takes part in the backtest: the rule, the tables that it chooses from, and the practice that it must beat.

use super::flow::Flow;
use super::percentile::Percentiles;
use super::quantiles::Quantiles;
use super::rule::{Forecast, Method, NoForecast, from_known};
use super::settings::Settings;

/// A way to forecast.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Contender {
    /// The published percentile of recently decided cases, less the days waited.
    Published,
    /// The percentile of those recently decided cases that had lasted longer.
    Conditional,
    /// Always the age table.
    Age,
    /// Always the mean of the two tables.
    Mean,
    /// Always the queue table.
    Queue,
    /// The rule: what people are told.
    Rule,
}

impl Contender {
    /// All of them, baselines first.
    pub const ALL: [Self; 6] = [Self::Published, Self::Conditional, Self::Age, Self::Mean, Self::Queue, Self::Rule];

    fn method(self) -> Option<Method> {
        match self {
            Self::Age => Some(Method::Age),
            Self::Mean => Some(Method::Mean),
            Self::Queue => Some(Method::Queue),
            Self::Published | Self::Conditional | Self::Rule => None,
        }
    }
}

/// All contenders at one as-of day.
#[derive(Debug)]
pub(super) struct Field {
    contenders: Vec<Contender>,
    forecast: Forecast,
    percentiles: Option<Percentiles>,
}

impl Field {
    /// Builds what the contenders need, from a flow as known at the as-of day.
    pub(super) fn build(
        known: &Flow,
        as_of: i32,
        settings: &Settings,
        contenders: &[Contender],
    ) -> Result<Self, NoForecast> {
        let also: Vec<Method> = contenders.iter().filter_map(|c| c.method()).collect();
        Ok(Self {
            contenders: contenders.to_vec(),
            forecast: from_known(known, as_of, settings, &also)?,
            percentiles: Percentiles::build(known, as_of, settings.published_window),
        })
    }

    /// The method that the rule chose.
    pub(super) fn chosen(&self) -> Method {
        self.forecast.standing().method
    }

    /// What each contender tells people received on this day. The rule says what its table says: it is not asked twice.
    pub(super) fn answers(&self, received: i32) -> Vec<(Contender, Quantiles)> {
        let mut said: Vec<(Contender, Option<Method>, Quantiles)> = Vec::with_capacity(self.contenders.len());
        for contender in &self.contenders {
            let method = if *contender == Contender::Rule { Some(self.chosen()) } else { contender.method() };
            let before = said.iter().find(|(_, other, _)| method.is_some() && *other == method).map(|(_, _, q)| *q);
            let answer = before.or_else(|| self.answer(*contender, method, received));
            said.extend(answer.map(|quantiles| (*contender, method, quantiles)));
        }
        said.into_iter().map(|(contender, _, quantiles)| (contender, quantiles)).collect()
    }

    fn answer(&self, contender: Contender, method: Option<Method>, received: i32) -> Option<Quantiles> {
        let waited = self.forecast.as_of().saturating_sub(received);
        match contender {
            Contender::Published => Some(self.percentiles.as_ref()?.published(waited)),
            Contender::Conditional => Some(self.percentiles.as_ref()?.conditional(waited)),
            Contender::Age | Contender::Mean | Contender::Queue | Contender::Rule => {
                self.forecast.by(method?, received)
            }
        }
    }
}
