//! A table whose columns know what they hold.

use crate::dossier::Day;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A text.
    Text,
    /// A day.
    Day,
    /// A number.
    Number,
    /// A whole number.
    Whole,
    /// Yes or no.
    Flag,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// What programs call it.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// How wide a spreadsheet shows it, in characters.
    pub width: u16,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// A day.
    Day(Day),
    /// A number.
    Number(f64),
    /// A whole number.
    Whole(i64),
    /// Yes or no.
    Flag(bool),
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What it is called: `events`.
    pub name: &'static str,
    /// Its columns.
    pub columns: &'static [Column],
    /// Its rows; each has a cell for each column, of its kind or empty.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// The same without the columns behind one; whole where none has that name.
    #[must_use]
    pub fn up_to(mut self, last: &str) -> Self {
        if let Some(place) = self.columns.iter().position(|column| column.name == last)
            && let Some(columns) = self.columns.get(..=place)
        {
            self.columns = columns;
            self.rows.iter_mut().for_each(|row| row.truncate(columns.len()));
        }
        self
    }
}

/// A column of a kind, as wide as such a thing is.
pub(super) const fn column(name: &'static str, kind: Kind, width: u16) -> Column {
    Column { name, kind, width }
}

impl Cell {
    /// A text; nothing where it is empty.
    pub(super) fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// What there is of something.
    pub(super) fn of<T>(some: Option<T>, cell: impl FnOnce(T) -> Self) -> Self {
        some.map_or(Self::Empty, cell)
    }

    /// A number; nothing where it is none.
    pub(super) fn number(number: f64) -> Self {
        if number.is_finite() { Self::Number(number) } else { Self::Empty }
    }

    /// A count or a number of days.
    pub(super) fn whole(number: impl TryInto<i64>) -> Self {
        number.try_into().map_or(Self::Empty, Self::Whole)
    }
}

/// Texts in one cell.
pub(super) fn list<T: std::fmt::Display>(texts: impl IntoIterator<Item = T>) -> Cell {
    Cell::text(texts.into_iter().map(|text| text.to_string()).collect::<Vec<_>>().join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_up_to_a_column() {
        const COLUMNS: &[Column] =
            &[column("a", Kind::Whole, 8), column("b", Kind::Whole, 8), column("c", Kind::Flag, 8)];
        let rows = vec![vec![Cell::Whole(1), Cell::Whole(2), Cell::Flag(true)]];
        let table = Table { name: "t", columns: COLUMNS, rows };
        let narrow = table.clone().up_to("b");
        assert_eq!((narrow.columns.len(), narrow.rows[0].len()), (2, 2));
        assert_eq!(table.clone().up_to("z"), table);
    }
}
