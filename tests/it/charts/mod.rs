//! Pictures of figures.

mod pictures;
mod samples;
