//! Everything that is proven from outside, in one binary.
//!
//! `cfg(test)` is always set here; clippy looks for it before it lets helpers of tests unwrap and index.

#[cfg(test)]
mod access;
#[cfg(test)]
mod applications;
#[cfg(test)]
mod bad_events;
#[cfg(test)]
mod calendar_differences;
#[cfg(test)]
mod case_file;
#[cfg(test)]
mod caseload;
#[cfg(test)]
mod casework;
#[cfg(test)]
mod catalogue;
#[cfg(test)]
mod charts;
#[cfg(test)]
mod command_line;
#[cfg(test)]
mod diagrams;
#[cfg(test)]
mod disclosure;
#[cfg(test)]
mod engine_edges;
#[cfg(test)]
mod engine_reasons;
#[cfg(test)]
mod family;
#[cfg(test)]
mod forecast;
#[cfg(test)]
mod guidance;
#[cfg(test)]
mod handovers;
#[cfg(test)]
mod interface;
#[cfg(test)]
mod layers;
#[cfg(test)]
mod links;
#[cfg(test)]
mod locales;
#[cfg(test)]
mod notices;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod procedure_faults;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod remedies;
#[cfg(test)]
mod replay;
#[cfg(test)]
mod rulings;
#[cfg(test)]
mod shield;
#[cfg(test)]
mod statistics;
#[cfg(test)]
mod store;
#[cfg(test)]
mod store_limits;
#[cfg(test)]
mod support;
#[cfg(test)]
mod tallies;
#[cfg(test)]
mod two_families;
#[cfg(test)]
mod waiting;
#[cfg(test)]
mod what_if;
#[cfg(test)]
mod worked_examples;
