//! A mapping as a file of its own.

use super::{Mapping, MappingError, TableAs};

impl Mapping {
    /// As a file has it, the fields in their order.
    pub fn to_toml(&self) -> String {
        let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
        let table_as = self.table_as.as_str();
        let mut text = format!("# Which columns of a table are what\nas = \"{table_as}\"\n");
        if let Some(sheet) = &self.sheet {
            text.push_str(&format!("sheet = {}\n", quoted(sheet)));
        }
        text.push_str("\n[columns]\n");
        for field in self.table_as.fields() {
            if let Some(column) = self.get(field.key) {
                text.push_str(&format!("{} = {}\n", field.key, quoted(column)));
            }
        }
        text
    }

    /// Reads what [`to_toml`](Self::to_toml) wrote, or a person.
    ///
    /// # Errors
    /// Where it is no TOML, does not say what the table is, or names what there is
    /// none of.
    pub fn from_toml(text: &str) -> Result<Self, MappingError> {
        let wrong = |said: String| MappingError::Saved(said);
        let table: toml::Table =
            text.parse().map_err(|error: toml::de::Error| wrong(error.message().to_owned()))?;
        if let Some(key) = table.keys().find(|key| !["as", "sheet", "columns"].contains(&&***key)) {
            return Err(wrong(format!("it has {key:?}, and there are as, sheet and [columns]")));
        }
        let of_text = |key: &str| match table.get(key) {
            None => Ok(None),
            Some(toml::Value::String(text)) => Ok(Some(text.clone())),
            Some(_) => Err(wrong(format!("{key} is no text in quotes"))),
        };
        let all = TableAs::ALL.map(TableAs::as_str).join(", ");
        let said = of_text("as")?.ok_or_else(|| wrong(format!("as is not given: one of {all}")))?;
        let table_as = TableAs::ALL.into_iter().find(|own| own.as_str() == said);
        let table_as =
            table_as.ok_or_else(|| wrong(format!("as is {said:?}, and not one of {all}")))?;
        let mut mapping = Self::new(table_as);
        mapping.sheet = of_text("sheet")?;
        match table.get("columns") {
            Some(toml::Value::Table(columns)) => {
                for (field, column) in columns {
                    let toml::Value::String(column) = column else {
                        return Err(wrong(format!("columns.{field} is no text in quotes")));
                    };
                    mapping.set(field, Some(column))?;
                }
            }
            _ => return Err(wrong("it has no [columns]".to_owned())),
        }
        Ok(mapping)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_saved_is_read_again() {
        let mut mapping = Mapping::new(TableAs::Commitments);
        mapping.set_sheet(Some("Sheet \"1\"".to_owned()));
        mapping.give("by=承诺方,text=It's a \"text\", long,made=#2").unwrap();
        let text = mapping.to_toml();
        assert_eq!(Mapping::from_toml(&text).as_ref(), Ok(&mapping), "{text}");
        assert_eq!(Mapping::from_toml(&text).unwrap().to_toml(), text);
    }

    #[test]
    fn what_is_wrong_is_told() {
        for (text, said) in [
            ("as =", "it is no saved mapping"),
            ("[columns]", "as is not given"),
            ("as = \"event\"\n[columns]", "as is \"event\", and not one of events"),
            ("as = \"events\"", "it has no [columns]"),
            ("as = \"events\"\ncolumn = 1\n[columns]", "it has \"column\""),
            ("as = \"events\"\n[columns]\nday = \"x\"", "events have no field \"day\""),
            ("as = \"events\"\n[columns]\ndate = 3", "columns.date is no text in quotes"),
        ] {
            let error = Mapping::from_toml(text).unwrap_err().to_string();
            assert!(error.contains(said), "{text}: {error}");
        }
    }
}
