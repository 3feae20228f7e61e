//! Conflicts as comments in the joined text, each at the place it is about, so that the file stays
//! a dossier but cannot pass for joined.

use crate::dossier::{Unresolved, unresolved};
use crate::edit::Value;
use crate::edit::change::{Edit, Place};
use crate::edit::compare::conflict::{Conflict, Merge, Reason};
use crate::edit::compare::diff::{table, tables, text as text_of};
use crate::edit::compare::wording::conflict_name;
use crate::edit::refusals::refusal_text;
use crate::edit::text::pieced::PiecedText;
use crate::edit::text::style::{Lines, header_of, sorted};
use crate::edit::text::syntax::Piece;
use crate::words::{Words, one_line};

/// Longest name of a version, in characters: git names a commit by its subject.
const MOST_NAME: usize = 60;

/// How conflicts are marked.
#[derive(Debug, Clone, Copy)]
pub struct Marks<'a> {
    /// What the version is called whose values stand in the joined text;
    /// nothing where it has no name.
    pub standing: &'a str,
    /// What the other version is called.
    pub other: &'a str,
    /// How many `<` and `>` a mark has; git's have 7.
    pub size: usize,
    /// The words that are written.
    pub words: &'a Words,
}

impl Merge {
    /// The joined text with a comment for each conflict: what it is about, all three values as the
    /// file would have them, and why. Theirs stand meanwhile. `mine` is the text that was joined as
    /// mine. A conflict that the text already marks is not marked again.
    ///
    /// [`unresolved`] finds the comments; removing one means that the conflict is decided.
    pub fn marked(&self, mine: &str, marks: Marks<'_>) -> String {
        let draft = PiecedText::new(&self.text);
        let told = unresolved(&self.text);
        let mut blocks: Vec<(usize, String)> = Vec::new();
        for conflict in &self.conflicts {
            let block = Block::of(conflict, &draft, mine, marks);
            if !told.iter().any(|other| block.is_told_by(other)) {
                blocks.push((block.at, block.text));
            }
        }
        blocks.sort_by_key(|(at, _)| *at);
        let mut text = self.text.clone();
        for (at, block) in blocks.into_iter().rev() {
            // A text without a last line end.
            let before = text.get(..at).unwrap_or_default();
            let gap =
                if at > 0 && !before.ends_with(['\n', '\u{feff}']) { draft.newline } else { "" };
            text.insert_str(at, &format!("{gap}{block}"));
        }
        text
    }
}

struct Block {
    /// Where it goes: the start of a line.
    at: usize,
    about: String,
    /// The lines of the values.
    values: Vec<String>,
    text: String,
}

impl Block {
    fn of(conflict: &Conflict, draft: &PiecedText, mine: &str, marks: Marks<'_>) -> Self {
        let Marks { standing, other, size, words } = marks;
        let name = conflict_name(conflict, words);
        let name = id_of(&conflict.place).map_or(name.clone(), |id| format!("{name} ({id})"));
        let about = one_line(&name, usize::MAX).into_owned();
        let mut lines = vec![format!(
            "# {} {}",
            "<".repeat(size),
            words.with("mark-open", &[("what", about.as_str().into())])
        )];
        if let Some(reason) = &conflict.reason {
            lines.push(format!("# {}", one_line(&open_reason_text(reason, words), usize::MAX)));
        }
        let mut values = Vec::new();
        let named = |key, name: &str| {
            let name = one_line(name.trim(), MOST_NAME).into_owned();
            let is_named = usize::from(!name.is_empty());
            words.with(key, &[("named", is_named.into()), ("name", name.into())]).into_owned()
        };
        for (head, value) in [
            (named("mark-standing", standing), &conflict.theirs),
            (named("mark-other", other), &conflict.mine),
            (words.get("mark-before").into_owned(), &conflict.base),
        ] {
            // An order has no value.
            if conflict.reason == Some(Reason::Order) {
                continue;
            }
            lines.push(format!("# {head}"));
            for line in written(conflict, value.as_ref(), words) {
                lines.push(format!("#   {line}").trim_end().to_owned());
                values.push(format!("  {line}").trim_end().to_owned());
            }
        }
        lines.push(format!("# {} {}", ">".repeat(size), words.get("mark-close")));
        let newline = draft.newline;
        let mut text = lines.iter().fold(String::new(), |text, line| text + line + newline);
        let (at, gap) = place(conflict, draft, mine);
        match gap {
            Gap::None => {}
            Gap::Before => text.insert_str(0, newline),
            Gap::Round => {
                text.insert_str(0, newline);
                text.push_str(newline);
            }
        }
        Self { at, about, values, text }
    }

    /// Whether a comment tells the same, by whatever names.
    fn is_told_by(&self, other: &Unresolved) -> bool {
        let values = other.lines.iter().filter_map(|line| line.strip_prefix(' '));
        let values = values.filter(|line| line.starts_with("  "));
        other.about == self.about && values.eq(self.values.iter())
    }
}

/// The id that tells it from others of its name.
fn id_of(place: &Place) -> Option<&str> {
    match place {
        Place::Record(_, id) | Place::Metric(id) | Place::Item(id, ..) => Some(id.as_str()),
        Place::Dossier | Place::Model => None,
    }
    .filter(|id| !id.is_empty())
}

/// Why something could not be joined, in terms of whose change is which rather than where it was
/// made.
pub fn open_reason_text(reason: &Reason, words: &Words) -> String {
    match reason {
        Reason::RemovedHere => words.get("mark-removed-by-other").into_owned(),
        Reason::RemovedThere => words.get("mark-removed-by-standing").into_owned(),
        Reason::Order => words.get("mark-order").into_owned(),
        Reason::Refused(refusal) => {
            let problem = refusal_text(refusal, words);
            words.with("mark-refused", &[("problem", problem.into())]).into_owned()
        }
    }
}

/// A value as the file would have it, line by line, so that taking the `#` away
/// takes it.
fn written(conflict: &Conflict, value: Option<&Value>, words: &Words) -> Vec<String> {
    let Some(value) = value else { return vec![words.get("mark-nothing").into_owned()] };
    let table_of_what = match conflict.take_mine.first() {
        // The entry, where the conflict is told at what has the list.
        Some(Edit::AddItem { commitment, list, .. }) => Place::Item(commitment.clone(), *list, 0),
        _ => conflict.place.clone(),
    };
    let type_name = table_of_what.type_name();
    let text = match (&conflict.key, value) {
        (None, Value::Table(table)) => {
            let is_array = matches!(table_of_what, Place::Record(..) | Place::Item(..));
            let path = table_of_what.header_path();
            header_of(&path, is_array, &sorted(table, type_name), None, type_name, "\n")
        }
        (key, value) => {
            let key = key.as_deref().unwrap_or_default();
            let name = crate::edit::text::literal::key(key);
            Lines::of(&Piece { text: String::new(), header: None, entries: Vec::new() })
                .field(&name, key, value, type_name, "\n")
        }
    };
    // A carriage return in a text would end the comment.
    text.lines()
        .map(|line| line.replace(|c: char| c.is_control() && c != '\t', "\u{fffd}"))
        .collect()
}

/// Blank lines round a block, where it belongs to no line below it.
#[derive(Debug, Clone, Copy)]
enum Gap {
    None,
    Before,
    Round,
}

/// The start of the line that a conflict is about; where its record has gone,
/// behind the one that stands before that in mine.
fn place(conflict: &Conflict, draft: &PiecedText, mine: &str) -> (usize, Gap) {
    if let Some(at) = draft.line_of(&conflict.place, conflict.key.as_deref()) {
        return (at, Gap::None);
    }
    if let Some(at) = draft.line_of(&conflict.place.record(), None) {
        return (at, Gap::None);
    }
    let end = draft.text().len();
    let Place::Record(kind, id) = conflict.place.record() else { return (end, Gap::Before) };
    let mine = table(mine);
    let before = tables(&mine, kind.key())
        .into_iter()
        .map(|record| text_of(record, "id"))
        .take_while(|other| *other != id)
        .filter_map(|other| draft.end_of(kind, &other))
        .last();
    before.map_or((end, Gap::Before), |(at, blank)| {
        (at, if blank { Gap::Before } else { Gap::Round })
    })
}
