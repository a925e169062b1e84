//! The lines of a case file as cells: BOM, delimiter, lines without end, quotation marks that are never closed. A row of its own
//! is lost by either of the last two, never the rows after it.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use csv::ByteRecord;

use crate::cli::Failure;

/// The longest line, in bytes: far longer than any case.
const LONGEST_LINE: usize = 1 << 20;
/// A row over more lines than this has a quotation mark that is not closed.
const MOST_LINES: usize = 100;

/// One row of a file.
#[derive(Debug)]
pub(super) struct Row {
    /// The line on which it begins.
    pub(super) line: u64,
    pub(super) cells: ByteRecord,
    pub(super) state: State,
}

/// Can the cells of a row be used?
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum State {
    Whole,
    /// Its line is too long and was not read to its end.
    Cut,
    /// A quotation mark in it is not closed.
    Open,
}

/// The rows of a file.
pub(super) struct Rows {
    lines: Lines,
    pub(super) heads: Vec<String>,
    pub(super) delimiter: u8,
}

impl Rows {
    /// Opens a file (`-`: standard input) and reads the line of its column names.
    pub(super) fn open(path: &Path, delimiter: Option<&str>) -> Result<Self, Failure> {
        let name = path.display();
        let failed = |error: std::io::Error| Failure::input(format!("{name}: {error}"));
        let asked = delimiter.map(delimiter_of).transpose()?;
        let mut inner: Box<dyn BufRead> = if path.as_os_str() == "-" {
            Box::new(BufReader::new(std::io::stdin()))
        } else {
            let file = File::open(path).map_err(failed)?;
            if file.metadata().map_err(failed)?.is_dir() {
                return Err(Failure::input(format!("{name} is a folder; right is a CSV file")));
            }
            Box::new(BufReader::with_capacity(1 << 16, file))
        };
        let start = inner.fill_buf().map_err(failed)?;
        if let Some(form) = other_form(start) {
            return Err(Failure::input(format!("{name} {form}; save it as CSV in UTF-8")));
        }
        let mark = if start.starts_with(&[0xef, 0xbb, 0xbf]) { 3 } else { 0 };
        let delimiter = asked.unwrap_or_else(|| likely(start.get(mark..).unwrap_or_default()));
        inner.consume(mark);
        let lines = Lines { inner, read: 0, waiting: VecDeque::new() };
        let mut rows = Self { lines, heads: Vec::new(), delimiter };
        let Some(first) = rows.next().map_err(failed)? else {
            let right = "right is a line of column names, and then a line for each case";
            return Err(Failure::input(format!("{name} is empty; {right}")));
        };
        if first.state != State::Whole {
            let at = first.line;
            return Err(Failure::input(format!(
                "{name}, line {at}: the column names cannot be read; is it a CSV file?"
            )));
        }
        rows.heads = first.cells.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
        Ok(rows)
    }

    /// The next row that is not empty.
    pub(super) fn next(&mut self) -> std::io::Result<Option<Row>> {
        while let Some(line) = self.lines.next()? {
            let row = self.row(&line)?;
            if row.state != State::Whole || row.cells.iter().any(|cell| !cell.is_empty()) {
                return Ok(Some(row));
            }
        }
        Ok(None)
    }

    fn row(&mut self, first: &Line) -> std::io::Result<Row> {
        let mut cells = Cells::new(self.delimiter);
        let number = first.number;
        let mut state = if first.cut { State::Cut } else { State::Whole };
        cells.feed(&first.text);
        let mut taken: Vec<Line> = Vec::new();
        while cells.open() && state == State::Whole {
            let next = if taken.len() < MOST_LINES { self.lines.next()? } else { None };
            match next {
                Some(line) if !line.cut => {
                    cells.feed(b"\n");
                    cells.feed(&line.text);
                    taken.push(line);
                }
                end => {
                    // The lines after the first are rows of their own.
                    taken.extend(end);
                    state = State::Open;
                }
            }
        }
        if state == State::Open {
            for line in taken.into_iter().rev() {
                self.lines.waiting.push_front(line);
            }
        }
        Ok(Row { line: number, cells: cells.finish(), state })
    }
}

/// A line without its end.
#[derive(Debug)]
struct Line {
    number: u64,
    text: Vec<u8>,
    cut: bool,
}

struct Lines {
    inner: Box<dyn BufRead>,
    read: u64,
    /// Lines that were read ahead.
    waiting: VecDeque<Line>,
}

impl Lines {
    fn next(&mut self) -> std::io::Result<Option<Line>> {
        if let Some(line) = self.waiting.pop_front() {
            return Ok(Some(line));
        }
        let mut line = Line { number: self.read + 1, text: Vec::new(), cut: false };
        let mut any = false;
        loop {
            let bytes = self.inner.fill_buf()?;
            let end = bytes.iter().position(|byte| *byte == b'\n');
            let piece = bytes.get(..end.unwrap_or(bytes.len())).unwrap_or_default();
            any |= !bytes.is_empty();
            let done = end.is_some() || bytes.is_empty();
            if line.text.len() + piece.len() <= LONGEST_LINE {
                line.text.extend_from_slice(piece);
            } else {
                line.cut = true;
            }
            let used = piece.len() + usize::from(end.is_some());
            self.inner.consume(used);
            if done {
                break;
            }
        }
        if line.text.last() == Some(&b'\r') {
            line.text.pop();
        }
        self.read += u64::from(any);
        Ok(any.then_some(line))
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    /// Before the first letter of a cell.
    Start,
    Plain,
    Quotes,
    /// Just after a quotation mark inside quotation marks: the end of the cell, or a mark that is doubled.
    Mark,
}

/// Divides lines into cells, as RFC 4180 says; spaces around a cell do not count.
struct Cells {
    delimiter: u8,
    within: Within,
    cell: Vec<u8>,
    done: ByteRecord,
}

impl Cells {
    fn new(delimiter: u8) -> Self {
        Self { delimiter, within: Within::Start, cell: Vec::new(), done: ByteRecord::new() }
    }

    fn feed(&mut self, text: &[u8]) {
        for byte in text {
            self.within = match (self.within, *byte) {
                (Within::Quotes, b'"') => Within::Mark,
                (Within::Quotes, other) => {
                    self.cell.push(other);
                    Within::Quotes
                }
                (Within::Mark, b'"') => {
                    self.cell.push(b'"');
                    Within::Quotes
                }
                (Within::Start | Within::Plain | Within::Mark, end) if end == self.delimiter => {
                    self.end();
                    Within::Start
                }
                (Within::Start, b'"') => {
                    self.cell.clear();
                    Within::Quotes
                }
                (Within::Start, space) if space.is_ascii_whitespace() => Within::Start,
                (Within::Start | Within::Plain | Within::Mark, other) => {
                    self.cell.push(other);
                    Within::Plain
                }
            };
        }
    }

    fn open(&self) -> bool {
        self.within == Within::Quotes
    }

    fn end(&mut self) {
        self.done.push_field(self.cell.trim_ascii());
        self.cell.clear();
    }

    fn finish(mut self) -> ByteRecord {
        self.end();
        self.done
    }
}

/// What a file is that is not CSV in UTF-8.
fn other_form(start: &[u8]) -> Option<&'static str> {
    let forms: [(&[u8], &str); 4] = [
        (&[0xff, 0xfe], "is UTF-16"),
        (&[0xfe, 0xff], "is UTF-16"),
        (b"PK\x03\x04", "is a spreadsheet or an archive"),
        (&[0xd0, 0xcf, 0x11, 0xe0], "is an old spreadsheet"),
    ];
    let form = forms.into_iter().find(|(mark, _)| start.starts_with(mark)).map(|(_, form)| form);
    let no_lines = start.contains(&b'\r') && !start.contains(&b'\n');
    form.or_else(|| (no_lines && start.len() < LONGEST_LINE).then_some("has lines that end in CR alone"))
}

fn delimiter_of(text: &str) -> Result<u8, Failure> {
    match (text, text.as_bytes()) {
        ("tab" | "\\t", _) => Ok(b'\t'),
        (_, [one]) if one.is_ascii() && !one.is_ascii_alphanumeric() && !b"\"\r\n".contains(one) => Ok(*one),
        (_, _) => Err(Failure::input(format!("--delimiter {text:?}: right is one character, such as ; or |, or tab"))),
    }
}

/// The delimiter that the first line holds most of, outside quotation marks.
fn likely(start: &[u8]) -> u8 {
    let mut quoted = false;
    let line = start.iter().take_while(|byte| **byte != b'\n' && **byte != b'\r');
    let outside: Vec<u8> = line
        .copied()
        .filter(|byte| {
            quoted ^= *byte == b'"';
            !quoted
        })
        .collect();
    let count = |delimiter: u8| outside.split(|byte| *byte == delimiter).count();
    [b';', b'\t', b'|'].into_iter().fold(b',', |best, other| if count(other) > count(best) { other } else { best })
}
