//! Numbers as readers write them.

use fluent_bundle::FluentValue;

/// Whole numbers from here on have their digits in threes; four digits read
/// as well without.
const LEAST_GROUPED: f64 = 10_000.0;

/// Puts commas between the thousands of large counts, as English and Chinese
/// both do; `None` leaves a value as it is.
pub(super) fn grouped<M>(value: &FluentValue<'_>, _memoizer: &M) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let value = number.value;
    // Beyond 2^53, a float no longer tells neighbours apart.
    if value.fract() != 0.0 || !(LEAST_GROUPED..9e15).contains(&value.abs()) {
        return None;
    }
    Some(group(value as i64))
}

fn group(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3 + 1);
    if number < 0 {
        text.push('−');
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stand_in_threes() {
        assert_eq!(group(10_000), "10,000");
        assert_eq!(group(123_456_789), "123,456,789");
        assert_eq!(group(-100_000), "−100,000");
    }
}
