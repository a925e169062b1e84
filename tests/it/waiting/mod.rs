//! Waiting-time statistics against golden data of other programs, against textbooks, and as laws.

mod competing;
mod curves;
mod edge_cases;
mod figures;
mod golden;
mod jackknife;
mod log_rank;
mod period_window;
mod properties;
mod published;
mod refusals;
mod watched;
