//! What is asked for, as people write it in Python.

use detente::dossier::{Day, DayError, Dossier, ModelKind, Slot};
use detente::reading::Settings;
use detente::tension::Direction;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyString;

/// A day, from a date, a datetime, a timestamp of pandas, or a text such as
/// `2025-06-12`.
///
/// # Errors
/// `TypeError` and `ValueError`, with the argument's name.
pub(crate) fn day(value: &Bound<'_, PyAny>, name: &str) -> PyResult<Day> {
    if let Ok(text) = value.cast::<PyString>() {
        let text = text.to_string();
        return text.parse().map_err(|error: DayError| no_day(name, &error));
    }
    let part = |part: &str| value.getattr(part).ok();
    let (Some(year), Some(month), Some(day)) = (part("year"), part("month"), part("day")) else {
        let given = value.get_type().name()?;
        return Err(PyTypeError::new_err(format!(
            "{name}: a date or a text such as \"2025-06-12\" is wanted, not {given}"
        )));
    };
    // NaT of pandas has parts that are no numbers.
    let parts = (year.extract(), month.extract(), day.extract());
    let (Ok(year), Ok(month), Ok(day)) = parts else {
        return Err(PyValueError::new_err(format!("{name}: {value} is no day")));
    };
    Day::from_ymd(year, month, day).map_err(|error| no_day(name, &error))
}

fn no_day(name: &str, error: &DayError) -> PyErr {
    PyValueError::new_err(format!("{name}: {error}"))
}

/// The same, where it is given.
///
/// # Errors
/// As of [`day`].
pub(crate) fn some_day(value: Option<&Bound<'_, PyAny>>, name: &str) -> PyResult<Option<Day>> {
    value.map(|value| day(value, name)).transpose()
}

/// One of the words of a list, by a function that knows them.
///
/// # Errors
/// `ValueError` that lists the words.
pub(crate) fn word<T>(
    given: &str,
    (name, words): (&str, &str),
    parse: impl FnOnce(&str) -> Option<T>,
) -> PyResult<T> {
    parse(given)
        .ok_or_else(|| PyValueError::new_err(format!("{name}: {given:?} is none; write {words}")))
}

/// What is asked of a dossier, in place of what it asks for itself.
///
/// # Errors
/// `ValueError` where a model or a direction is none.
pub(crate) fn settings(
    dossier: &Dossier,
    as_of: Option<Day>,
    model: Option<&str>,
    direction: Option<&str>,
) -> PyResult<Settings> {
    let own = Settings::of(dossier);
    let own = match model {
        None => own,
        Some(given) => {
            let parse =
                |given: &str| ModelKind::ALL.into_iter().find(|kind| kind.as_str() == given);
            own.with_model(dossier, word(given, ("model", "stock, level, flow or mean"), parse)?)
        }
    };
    let direction = match direction {
        None => own.direction,
        Some(given) => of_direction(dossier, given)?,
    };
    Ok(Settings { direction, as_of: as_of.unwrap_or(own.as_of), ..own })
}

/// `both`, `china>us`, or the id of the side that acts.
fn of_direction(dossier: &Dossier, given: &str) -> PyResult<Direction> {
    let acting = Slot::BOTH.into_iter().find(|slot| dossier.side(*slot).id.as_str() == given);
    match acting {
        Some(slot) => Ok(Direction::By(slot)),
        None => Direction::parse(given, dossier)
            .map_err(|error| PyValueError::new_err(format!("direction: {error}"))),
    }
}

/// The id of a side.
///
/// # Errors
/// `ValueError` that names both.
pub(crate) fn side(dossier: &Dossier, given: &str) -> PyResult<String> {
    let ids = Slot::BOTH.map(|slot| dossier.side(slot).id.to_string());
    let words = ids.join(" or ");
    word(given, ("side", &words), |given| ids.into_iter().find(|id| id.as_str() == given))
}
