//! A table of data. On a narrow screen it becomes a list of rows, or scrolls by itself; the page never does.

use maud::{Markup, html};

use crate::web::pages::say::{Phrase, Say};

/// How it fits a narrow screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Narrow {
    /// Each row becomes a block, each cell a line with its heading.
    Stack,
    /// It scrolls from side to side, by keys as well.
    Scroll,
}

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    /// What it shows.
    pub caption: Phrase,
    /// The headings of its columns.
    pub columns: Vec<Phrase>,
    /// Columns of numbers, by their place.
    pub numbers: Vec<usize>,
    /// Its rows; the first cell of each is its heading.
    pub rows: Vec<Vec<Markup>>,
    /// How it fits a narrow screen.
    pub narrow: Narrow,
}

impl Table {
    /// A table whose headings have their words in the languages.
    #[must_use]
    pub fn new(say: Say<'_>, caption: &str, columns: &[&str], rows: Vec<Vec<Markup>>) -> Self {
        let words = |key: &str| say.told(key, &[]);
        let columns = columns.iter().map(|key| words(key)).collect();
        Self { caption: words(caption), columns, numbers: Vec::new(), rows, narrow: Narrow::Stack }
    }

    /// With columns of numbers, which scrolls.
    #[must_use]
    pub fn of_numbers(mut self, numbers: &[usize]) -> Self {
        self.numbers = numbers.to_vec();
        self.narrow = Narrow::Scroll;
        self
    }
}

/// The table.
#[must_use]
pub fn table(of: &Table, say: Say<'_>) -> Markup {
    let stack = of.narrow == Narrow::Stack;
    let label = (!stack).then(|| of.caption.text.clone());
    // Blocks lose their part in the table unless it is said. What scrolls stays a table by itself, and lighter.
    let part = |part: &'static str| stack.then_some(part);
    html! {
        div.scroll tabindex=[(!stack).then_some("0")] role=[(!stack).then_some("region")] aria-label=[label] {
            table.stack[stack] role=[part("table")] {
                caption { (say.phrase(&of.caption)) }
                thead role=[part("rowgroup")] {
                    tr role=[part("row")] {
                        @for (at, column) in of.columns.iter().enumerate() {
                            th.n[of.numbers.contains(&at)] scope="col" role=[part("columnheader")] {
                                (say.phrase(column))
                            }
                        }
                    }
                }
                tbody role=[part("rowgroup")] { @for row in &of.rows { (line(of, row)) } }
            }
        }
        @if of.rows.is_empty() { p { (say.t("page-table-empty")) } }
    }
}

fn line(of: &Table, row: &[Markup]) -> Markup {
    let stack = of.narrow == Narrow::Stack;
    let heading = |at: usize| of.columns.get(at).filter(|_| stack).map(|column| column.text.as_str());
    html! {
        tr role=[stack.then_some("row")] {
            @for (at, cell) in row.iter().enumerate() {
                @if at == 0 {
                    th scope="row" role=[stack.then_some("rowheader")] { (cell) }
                } @else {
                    td.n[of.numbers.contains(&at)] role=[stack.then_some("cell")] data-h=[heading(at)] { (cell) }
                }
            }
        }
    }
}
