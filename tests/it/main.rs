//! Everything that is proven from outside, in one binary.
//!
//! `cfg(test)` is always set here; clippy looks for it before it lets helpers of tests unwrap and index.

#[cfg(test)]
mod calendar_differences;
#[cfg(test)]
mod catalogue;
#[cfg(test)]
mod diagrams;
#[cfg(test)]
mod procedure_faults;
#[cfg(test)]
mod support;
#[cfg(test)]
mod worked_examples;
