//! What must hold for any bytes: no panic, and the laws.

#![allow(unreachable_pub, reason = "a test of the main package takes this file in, too")]

use crate::dossier::{Day, Edtf, parse, print, unresolved};
use crate::edit::{Document, Edit, How, Marks, Merge, Place, diff, merge, search_codes};
use crate::words::{ENGLISH, Words, read_date, read_day};

/// Reading never fails as a whole; what was read prints as itself; and an undone edit leaves no
/// trace.
pub fn check_dossier(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let parsed = parse(text);
    for problem in &parsed.problems {
        // Every problem can be shown.
        let _ = ENGLISH.problem_lines(problem, "fuzzed");
    }
    let Some(dossier) = parsed.dossier else {
        assert!(Document::open(text).is_err());
        return;
    };
    let printed = print(&dossier).expect("what was read can be printed");
    let again = parse(&printed).dossier.expect("what was printed can be read");
    assert_eq!(again, dossier);
    let mut document = Document::open(text).expect("it was read before");
    assert_eq!(document.text(), text);
    let title = format!("{} changed", dossier.title);
    let mut edits = vec![
        Edit::set(Place::Dossier, "title", title.as_str()),
        Edit::set(Place::Dossier, "summary", "a\nb"),
        Edit::set(Place::Model, "gain", 0.25),
    ];
    if let Some(event) = dossier.events.first() {
        let id = event.id.as_str();
        edits.push(Edit::set(Place::event(id), "tags", vec!["x", "y"]));
        edits.push(Edit::set(Place::event(id), "headline", "it's \"so\""));
        edits.push(Edit::Move { place: Place::event(id), to: 9 });
    }
    if let Some(commitment) = dossier.commitments.first() {
        let fields = crate::edit::Fields::new().with("status", "broken").with("date", "2025");
        edits.push(Edit::add_verdict(commitment.id.as_str(), fields));
        edits.push(Edit::Remove(Place::commitment(commitment.id.as_str())));
    }
    let side = dossier.sides[0].id.to_string();
    let place = Place::Record(crate::dossier::RecordKind::Side, side);
    edits.push(Edit::set(place, "id", "another-name"));
    for edit in edits {
        let before = document.text().to_owned();
        if let Err(refusal) = document.perform(edit) {
            let _ = refusal.to_string();
            assert_eq!(document.text(), before);
        }
    }
    let last = document.text().to_owned();
    while document.undo().is_some() {}
    assert_eq!(document.text(), text);
    while document.redo().is_some() {}
    assert_eq!(document.text(), last);
}

/// Dates are read or refused; what is read prints as it was written, and its
/// days stand in their order.
pub fn check_dates(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(day) = text.parse::<Day>() {
        assert_eq!(day.to_string(), text);
        let _ = (day.long(), day.short(), day.plus(i32::MAX), day.plus(i32::MIN));
    }
    let written = read_date(text, None);
    let _ = (read_day(text, Some(Day::from_number(739_252))), search_codes(text));
    match text.parse::<Edtf>() {
        Ok(date) => {
            assert_eq!(date.to_string(), text);
            assert_eq!(written.map(|written| written.edtf), Ok(date));
            assert!(date.earliest() <= date.point() && date.point() <= date.latest());
            if let (Some(first), Some(last)) = (date.first_covered(), date.last_covered()) {
                assert!(first <= last);
            }
            let _ = (date.long(), date.in_words());
        }
        Err(error) => {
            let _ = error.to_string();
        }
    }
}

/// Three texts, zero bytes between: joining never panics, gives a sound file,
/// and keeps the laws.
pub fn check_merge(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let mut parts = text.splitn(3, '\0');
    let [Some(base), Some(mine), Some(theirs)] = [parts.next(), parts.next(), parts.next()] else {
        return;
    };
    let _ = diff(base, mine);
    let is_sound = |text: &str| parse(text).dossier.is_some();
    let Ok(merged) = merge(base, mine, theirs) else {
        assert!(!is_sound(theirs));
        return;
    };
    if !is_sound(mine) {
        return;
    }
    assert!(is_sound(&merged.text));
    assert_eq!(merge(theirs, &merged.text, theirs).expect("theirs is sound").text, merged.text);
    if is_sound(base) && is_told_apart(base, mine, theirs, &merged.text) {
        for [a, b] in [[merged.text.as_str(), theirs], [theirs, merged.text.as_str()]] {
            let again = merge(base, a, b).expect("both are sound");
            assert_eq!((again.text.as_str(), again.conflicts.len()), (merged.text.as_str(), 0));
        }
    }
    check_marks(&merged, mine);
    for conflict in &merged.conflicts {
        let _ = (&conflict.base, &conflict.mine, &conflict.theirs);
    }
    let all_mine = vec![Some(crate::edit::Choice::Mine); merged.conflicts.len()];
    if let Ok(resolved) = merged.resolve(&all_mine) {
        assert!(is_sound(&resolved));
    }
}

/// Whether the joined text shows what either did: not where both changed entries of one list, which
/// are known by likeness alone, nor where a record is taken for another: one removed it and the
/// other added a copy, or it has neither the id nor the headline left that it had.
fn is_told_apart(base: &str, mine: &str, theirs: &str, merged: &str) -> bool {
    let lists = |side: &str| -> Vec<Place> {
        let places = diff(base, side).into_iter().map(|change| match change.place {
            Place::Item(of, list, _) => Some(Place::Item(of, list, 0)),
            _ => None,
        });
        places.flatten().collect()
    };
    let renamed = |side: &str| -> Vec<(Place, How)> {
        let changes = diff(base, side).into_iter().map(|change| (change.place, change.how));
        changes.filter(|(_, how)| matches!(how, How::Renamed(_))).collect()
    };
    let (by_me, by_them) = (lists(mine), lists(theirs));
    let known = [renamed(mine), renamed(theirs)].concat();
    let seen = renamed(merged);
    !by_them.iter().any(|list| by_me.contains(list))
        && seen.iter().all(|one| known.contains(one))
        && known.iter().all(|one| seen.contains(one))
}

/// Conflicts as comments change nothing that the file says, are all found, and
/// are not written twice.
fn check_marks(merged: &Merge, mine: &str) {
    let words = Words::english();
    let marks = Marks { standing: "here", other: "there", size: 7, words: &words };
    let marked = merged.marked(mine, marks);
    assert!(diff(&merged.text, &marked).is_empty() && parse(&marked).dossier.is_some());
    if !merged.conflicts.is_empty() {
        assert!(!unresolved(&marked).is_empty());
    }
    let again = Merge { text: marked.clone(), ..merged.clone() };
    assert_eq!(again.marked(mine, marks), marked);
}
