//! Any table through a mapping of its columns: guessed from their names, shown,
//! corrected, saved.

mod fields;
mod preview;
mod saved;

use std::collections::BTreeMap;

pub use fields::{Field, TableAs};
pub use preview::{TablePreview, preview};

/// Which column has what, for one reading of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    table_as: TableAs,
    sheet: Option<String>,
    /// By the fields' keys. A field that is to have no column has none of it, and
    /// none is guessed for it.
    columns: BTreeMap<&'static str, Option<String>>,
}

/// A mapping that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MappingError {
    /// It is not written so.
    #[error("{text:?}: write FIELD=COLUMN, with FIELD one of {}", keys(*.table_as))]
    Form {
        /// What stands there.
        text: String,
        /// What the table is read as.
        table_as: TableAs,
    },
    /// There is no such field.
    #[error("{} have no field {field:?}; there are {}", .table_as.as_str(), keys(*.table_as))]
    NoField {
        /// As it was given.
        field: String,
        /// What the table is read as.
        table_as: TableAs,
    },
    /// There is no such column.
    #[error("there is no column {asked:?}; there are {}", .columns.join(", "))]
    NoColumn {
        /// As it was given.
        asked: String,
        /// What there is.
        columns: Vec<String>,
    },
    /// What must be there is not.
    #[error(
        "no column is known to be the {field}; name it with {field}=COLUMN. Columns: {}",
        .columns.join(", ")
    )]
    Missing {
        /// The field.
        field: &'static str,
        /// What there is.
        columns: Vec<String>,
    },
    /// A stream needs one of two.
    #[error(
        "no column is known to be the code or the score; name one with code=COLUMN or \
         score=COLUMN. Columns: {}",
        .0.join(", ")
    )]
    NoCodeOrScore(Vec<String>),
    /// A text is no saved mapping.
    #[error("it is no saved mapping: {0}")]
    Saved(String),
    /// A saved mapping is of something else.
    #[error("it is a mapping of {}, and not of {}", .saved.as_str(), .asked.as_str())]
    OtherTable {
        /// What it is of.
        saved: TableAs,
        /// What is asked for.
        asked: TableAs,
    },
}

fn keys(table_as: TableAs) -> String {
    let keys: Vec<&str> = table_as.fields().iter().map(|field| field.key).collect();
    keys.join(", ")
}

impl Mapping {
    /// No column is anything yet, and none will be guessed by itself.
    pub const fn new(table_as: TableAs) -> Self {
        Self { table_as, sheet: None, columns: BTreeMap::new() }
    }

    /// By the names of the columns alone, as [`TablePreview`] has them.
    pub fn guess(table_as: TableAs, columns: &[String]) -> Self {
        let mut mapping = Self::new(table_as);
        mapping.guess_rest(columns);
        mapping
    }

    /// Finds a column by its name for each field about which nothing was said yet;
    /// none becomes two fields.
    pub fn guess_rest(&mut self, columns: &[String]) {
        let plain_names: Vec<String> = columns.iter().map(|name| plain(name)).collect();
        let said = self.columns.values().flatten();
        let mut taken: Vec<usize> = said.filter_map(|column| place_of(columns, column)).collect();
        for field in self.table_as.fields() {
            if self.columns.contains_key(field.key) {
                continue;
            }
            let free = |name: &&str| {
                let at = plain_names.iter().position(|own| own == name)?;
                (!taken.contains(&at)).then_some(at)
            };
            let found = field.names.iter().find_map(free);
            if let Some((at, name)) = found.and_then(|at| Some((at, columns.get(at)?))) {
                taken.push(at);
                self.columns.insert(field.key, Some(name.clone()));
            }
        }
    }

    /// What the table is read as.
    pub const fn table_as(&self) -> TableAs {
        self.table_as
    }

    /// The sheet of a workbook; its first where none is named.
    pub fn sheet(&self) -> Option<&str> {
        self.sheet.as_deref()
    }

    /// Names the sheet of a workbook.
    pub fn set_sheet(&mut self, sheet: Option<String>) {
        self.sheet = sheet;
    }

    /// The column of a field.
    pub fn get(&self, field: &str) -> Option<&str> {
        self.columns.get(field)?.as_deref()
    }

    /// Says which column a field has, or that it has none.
    ///
    /// # Errors
    /// Where there is no such field.
    pub fn set(&mut self, field: &str, column: Option<&str>) -> Result<(), MappingError> {
        let table_as = self.table_as;
        let no_field = || MappingError::NoField { field: field.to_owned(), table_as };
        let field = table_as.field(field).ok_or_else(no_field)?;
        let column = column.map(str::trim).filter(|column| !column.is_empty());
        self.columns.insert(field.key, column.map(str::to_owned));
        Ok(())
    }

    /// Takes over what a text such as `date=日期,headline=事件` says. `end=` says that
    /// no column is the end; `#3` is the third column; what has no `=` belongs to the
    /// column before it, whose name has a comma.
    ///
    /// # Errors
    /// Where it is not written so, or names no field.
    pub fn give(&mut self, text: &str) -> Result<(), MappingError> {
        let mut pairs: Vec<(String, String)> = Vec::new();
        for part in text.split(',') {
            match (part.split_once('='), pairs.last_mut()) {
                (Some((field, column)), _) => {
                    pairs.push((field.trim().to_owned(), column.to_owned()));
                }
                (None, Some((_, column))) => *column = format!("{column},{part}"),
                (None, None) => {
                    let text = text.to_owned();
                    return Err(MappingError::Form { text, table_as: self.table_as });
                }
            }
        }
        for (field, column) in pairs {
            self.set(&field, Some(column.trim_end_matches(',')))?;
        }
        Ok(())
    }

    /// Whether a table of these columns can be read by it.
    ///
    /// # Errors
    /// Where a column that it names is not there, or what must be there is not named.
    pub fn check(&self, columns: &[String]) -> Result<(), MappingError> {
        let columns = || columns.to_vec();
        for asked in self.columns.values().flatten() {
            if place_of(&columns(), asked).is_none() {
                return Err(MappingError::NoColumn { asked: asked.clone(), columns: columns() });
            }
        }
        let has = |key: &str| self.get(key).is_some();
        let fields = self.table_as.fields().iter();
        if let Some(field) = fields.filter(|field| field.is_required).find(|field| !has(field.key))
        {
            return Err(MappingError::Missing { field: field.key, columns: columns() });
        }
        if self.table_as == TableAs::Stream && !has("code") && !has("score") {
            return Err(MappingError::NoCodeOrScore(columns()));
        }
        Ok(())
    }

    /// Columns that are nothing in it.
    pub fn unused<'c>(&self, columns: &'c [String]) -> Vec<&'c str> {
        let used: Vec<usize> =
            self.columns.values().flatten().filter_map(|name| place_of(columns, name)).collect();
        let others = columns.iter().enumerate().filter(|(at, _)| !used.contains(at));
        others.map(|(_, name)| name.as_str()).collect()
    }

    /// Where the column of a field stands.
    pub(super) fn place(&self, field: &str, columns: &[String]) -> Option<usize> {
        place_of(columns, self.get(field)?)
    }
}

/// Where a column stands, by its name: as it is written, or by its number.
fn place_of(columns: &[String], name: &str) -> Option<usize> {
    let lower = name.trim().to_lowercase();
    let by_name = columns.iter().position(|own| own.trim().to_lowercase() == lower);
    by_name.or_else(|| {
        let number: usize = name.trim().strip_prefix('#')?.parse().ok()?;
        number.checked_sub(1).filter(|at| *at < columns.len())
    })
}

/// A column's name as guesses compare it.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The columns of a table by names that differ: one without a name, or with that of
/// one before it, has its number.
pub(super) fn column_names(heading: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(heading.len());
    for (at, name) in heading.iter().enumerate() {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let lower = name.to_lowercase();
        let is_known = name.is_empty() || names.iter().any(|own| own.to_lowercase() == lower);
        names.push(if is_known { format!("#{}", at + 1) } else { name });
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(names: &[&str]) -> Vec<String> {
        column_names(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn every_guess_knows_itself() {
        for table_as in TableAs::ALL {
            for field in table_as.fields() {
                for name in field.names {
                    assert_eq!(plain(name), *name, "{}", field.key);
                }
            }
        }
    }

    #[test]
    fn columns_are_guessed_once_and_corrected() {
        let there = columns(&["Start Date", "事件", "Source", "source", "", "Text, long"]);
        assert_eq!(there, ["Start Date", "事件", "Source", "#4", "#5", "Text, long"]);
        let mut mapping = Mapping::guess(TableAs::Events, &there);
        assert_eq!(mapping.get("date"), Some("Start Date"));
        assert_eq!(mapping.get("headline"), Some("事件"));
        assert_eq!((mapping.get("url"), mapping.get("actor")), (Some("Source"), None));
        mapping.check(&there).unwrap();
        assert_eq!(mapping.unused(&there), ["#4", "#5", "Text, long"]);
        mapping.give("detail=Text, long,url=,actor=#5").unwrap();
        assert_eq!((mapping.get("detail"), mapping.get("url")), (Some("Text, long"), None));
        assert_eq!(mapping.place("actor", &there), Some(4));
        mapping.guess_rest(&there);
        assert_eq!(mapping.get("url"), None, "what was taken off stays off");
    }

    #[test]
    fn what_is_given_is_guessed_for_nothing_else() {
        let there = columns(&["date", "summary", "title"]);
        let mut mapping = Mapping::new(TableAs::Events);
        mapping.give("detail=title").unwrap();
        mapping.guess_rest(&there);
        assert_eq!(mapping.get("headline"), Some("summary"));
    }

    #[test]
    fn wrong_mappings_are_told() {
        let there = columns(&["date", "actor"]);
        let mut mapping = Mapping::guess(TableAs::Events, &there);
        let missing = mapping.check(&there).unwrap_err();
        assert!(matches!(missing, MappingError::Missing { field: "headline", .. }), "{missing}");
        assert!(matches!(mapping.give("date"), Err(MappingError::Form { .. })));
        assert!(matches!(mapping.give("day=date"), Err(MappingError::NoField { .. })));
        mapping.give("headline=Title").unwrap();
        let none = mapping.check(&there).unwrap_err();
        assert_eq!(none.to_string(), "there is no column \"Title\"; there are date, actor");
        let stream = Mapping::guess(TableAs::Stream, &there);
        assert!(matches!(stream.check(&there), Err(MappingError::NoCodeOrScore(_))));
    }
}
