//! Work on many cases: lists by urgency, who works on what, saved questions, and steps in many cases at once.

#[cfg(test)]
mod lists;
#[cfg(test)]
mod steps;
