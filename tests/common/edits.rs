//! Random edits of any dossier, and a naive way to make the same edits in a plain table, to compare
//! with.

use detente::dossier::{Dossier, FieldKind, RecordKind, field_of, fields_of};
use detente::edit::{Edit, Fields, ItemList, Place, Position, Value};

/// A stream of numbers that decides what the edits are: a short list of them
/// can be made shorter still when a case fails.
pub struct Choices<'a> {
    numbers: &'a [u32],
    at: usize,
}

impl<'a> Choices<'a> {
    pub fn new(numbers: &'a [u32]) -> Self {
        Self { numbers, at: 0 }
    }

    pub fn below(&mut self, limit: usize) -> usize {
        let number = self.numbers.get(self.at % self.numbers.len().max(1)).copied().unwrap_or(0);
        self.at += 1;
        // The place is mixed in, so that a list that is used up goes on.
        let mixed = number.wrapping_mul(2_654_435_761).rotate_left(self.at as u32 % 31);
        mixed as usize % limit.max(1)
    }

    pub fn pick<'t, T>(&mut self, list: &'t [T]) -> Option<&'t T> {
        if list.is_empty() { None } else { list.get(self.below(list.len())) }
    }
}

const TEXTS: [&str; 12] = [
    "plain",
    "with \"quotes\"",
    "it's",
    "back\\slash",
    "two\nlines",
    "# no comment",
    "[[events]]",
    "日内瓦",
    "a, b = c",
    "'''",
    "\"\"\"",
    "tab\there",
];

const DATES: [&str; 6] =
    ["2025-06-10", "2025-06", "2025-03-01~", "2025-01-01/2025-02-01", "2026", "2025-05-05?"];

fn text(choices: &mut Choices<'_>) -> Value {
    Value::from(TEXTS[choices.below(TEXTS.len())])
}

/// The ids of a kind of record.
pub fn ids(dossier: &Dossier, kind: RecordKind) -> Vec<String> {
    let all = |ids: &mut dyn Iterator<Item = &str>| ids.map(str::to_owned).collect();
    match kind {
        RecordKind::Side => all(&mut dossier.sides.iter().map(|r| r.id.as_str())),
        RecordKind::Source => all(&mut dossier.sources.iter().map(|r| r.id.as_str())),
        RecordKind::Event => all(&mut dossier.events.iter().map(|r| r.id.as_str())),
        RecordKind::Period => all(&mut dossier.periods.iter().map(|r| r.id.as_str())),
        RecordKind::Commitment => all(&mut dossier.commitments.iter().map(|r| r.id.as_str())),
        RecordKind::Stream => all(&mut dossier.streams.iter().map(|r| r.id.as_str())),
        RecordKind::Index => all(&mut dossier.indices.iter().map(|r| r.id.as_str())),
    }
}

/// Some value that a field may have; it need not fit the dossier.
fn value(choices: &mut Choices<'_>, dossier: &Dossier, key: &str, kind: &FieldKind) -> Value {
    let some = |choices: &mut Choices<'_>, kind| {
        Value::from(choices.pick(&ids(dossier, kind)).map_or("none", String::as_str))
    };
    match kind {
        _ if key == "time" => Value::from(["09:30", "23:59:59"][choices.below(2)]),
        _ if key == "zone" => Value::from("Asia/Shanghai"),
        _ if key == "url" => Value::from("https://example.org/?a=b#c"),
        _ if key == "file" => Value::from("data.csv"),
        _ if key == "sha256" => Value::from("a".repeat(64)),
        FieldKind::Id => Value::from(format!("new-{}", choices.below(1000))),
        FieldKind::Text => text(choices),
        FieldKind::Texts => {
            let count = choices.below(4);
            Value::Array((0..count).map(|_| text(choices)).collect())
        }
        FieldKind::Number if key == "score" => Value::Float(choices.below(20) as f64 - 9.5),
        FieldKind::Number if choices.below(2) == 0 => Value::Integer(choices.below(9) as i64),
        FieldKind::Number => Value::Float(choices.below(90) as f64 / 10.0),
        FieldKind::Whole => Value::Integer(choices.below(60) as i64 + 1),
        FieldKind::Date => Value::from(DATES[choices.below(DATES.len())]),
        FieldKind::Day => Value::from("2025-06-12"),
        FieldKind::Code => Value::from(["010", "163", "057", "190"][choices.below(4)]),
        FieldKind::Codes => {
            let codes = ["010", "163", "057"].into_iter().take(choices.below(4));
            Value::Array(codes.map(Value::from).collect())
        }
        FieldKind::Flag => Value::Boolean(choices.below(2) == 0),
        FieldKind::Range => {
            let low = choices.below(90) as i64 + 1;
            Value::Array(vec![Value::Integer(low), Value::Integer(low + 8)])
        }
        FieldKind::HalfLife => [Value::from("none"), Value::Integer(90)][choices.below(2)].clone(),
        FieldKind::Choice(words) => Value::from(words[choices.below(words.len())].as_str()),
        FieldKind::Actor if choices.below(3) == 0 => Value::from("both"),
        FieldKind::Claimant if choices.below(3) == 0 => Value::from("A third party"),
        FieldKind::Actor | FieldKind::Claimant => some(choices, RecordKind::Side),
        FieldKind::Reference(kind) => some(choices, *kind),
        FieldKind::References(kind) => {
            let all = ids(dossier, *kind);
            let count = choices.below(4).min(all.len());
            Value::Array((0..count).map(|_| some(choices, *kind)).collect())
        }
        FieldKind::Map => {
            let mut table = toml::Table::new();
            for code in ["CHN", "a.b c", "USA"].iter().take(choices.below(4)) {
                table.insert((*code).to_owned(), some(choices, RecordKind::Side));
            }
            Value::Table(table)
        }
        FieldKind::Table(name) => table(choices, dossier, name),
        FieldKind::Tables(name) => {
            let count = choices.below(3);
            Value::Array((0..count).map(|_| table(choices, dossier, name)).collect())
        }
    }
}

fn table(choices: &mut Choices<'_>, dossier: &Dossier, type_name: &str) -> Value {
    Value::Table(
        fields(choices, dossier, type_name)
            .iter()
            .map(|(k, v)| (k.to_owned(), v.clone()))
            .collect(),
    )
}

fn fields(choices: &mut Choices<'_>, dossier: &Dossier, type_name: &str) -> Fields {
    let mut fields = Fields::new();
    for field in fields_of(type_name) {
        if field.required || choices.below(4) == 0 {
            fields.set(field.key.clone(), value(choices, dossier, &field.key, &field.kind));
        }
    }
    fields
}

/// A table that is there.
fn place(choices: &mut Choices<'_>, dossier: &Dossier) -> Place {
    let commitment = choices.pick(&dossier.commitments);
    match (choices.below(9), commitment) {
        (0, _) => Place::Dossier,
        (1, _) => match dossier.model.references.len() {
            count @ 1.. if choices.below(2) == 0 => Place::reference(choices.below(count)),
            _ => Place::Model,
        },
        (2 | 3, Some(commitment)) => {
            let list = ItemList::ALL[choices.below(3)];
            let count = match list {
                ItemList::Claims => commitment.claims.len(),
                ItemList::Verdicts => commitment.verdicts.len(),
                ItemList::Observations => {
                    commitment.metric.as_ref().map_or(0, |metric| metric.observations.len())
                }
                // Those are the model's.
                ItemList::References => 0,
            };
            if count == 0 {
                return Place::Metric(commitment.id.to_string());
            }
            Place::Item(commitment.id.to_string(), list, choices.below(count))
        }
        _ => {
            let kind = RecordKind::ALL[choices.below(7)];
            match choices.pick(&ids(dossier, kind)) {
                Some(id) => Place::Record(kind, id.clone()),
                None => Place::Model,
            }
        }
    }
}

/// An edit, which may well be refused.
pub fn edit(choices: &mut Choices<'_>, dossier: &Dossier) -> Edit {
    let place = place(choices, dossier);
    let editable: Vec<_> = fields_of(place.type_name())
        .iter()
        .filter(|field| {
            field.key != "schema"
                && !matches!(&field.kind, FieldKind::Tables(name) if name != "Observation")
                && !(place == Place::Dossier && matches!(field.kind, FieldKind::Tables(_)))
        })
        .collect();
    let field = editable[choices.below(editable.len())];
    match choices.below(12) {
        0..4 => Edit::set(place, &field.key, value(choices, dossier, &field.key, &field.kind)),
        4 if !field.required => Edit::unset(place, &field.key),
        4 | 5 => {
            let kind = RecordKind::ALL[choices.below(7)];
            let position = match choices.below(3) {
                0 => Position::At(choices.below(20)),
                _ => Position::Natural,
            };
            Edit::Add { kind, fields: fields(choices, dossier, kind.type_name()), position }
        }
        6 if choices.below(3) == 0 => {
            Edit::add_reference(fields(choices, dossier, ItemList::References.type_name()))
        }
        6 | 7 => {
            let Some(commitment) = choices.pick(&dossier.commitments) else {
                return Edit::unset(Place::Dossier, "summary");
            };
            let list = ItemList::ALL[choices.below(3)];
            Edit::AddItem {
                commitment: commitment.id.to_string(),
                list,
                fields: fields(choices, dossier, list.type_name()),
            }
        }
        8 => Edit::Remove(place),
        9 => Edit::Move { place, to: choices.below(12) },
        _ => {
            let list: Vec<_> = editable
                .iter()
                .filter(|f| matches!(f.kind, FieldKind::Texts | FieldKind::References(_)))
                .collect();
            let field = list.get(choices.below(list.len())).map_or(field, |field| field);
            Edit::set(place, &field.key, value(choices, dossier, &field.key, &field.kind))
        }
    }
}

/// The text with up to three comments more: above headers, beside them, or by
/// themselves.
pub fn commented(choices: &mut Choices<'_>, text: &str) -> String {
    let is_header = |line: &str| line.starts_with("[[");
    let headers = text.lines().filter(|line| is_header(line)).count();
    let chosen: Vec<[usize; 3]> = (0..choices.below(4))
        .map(|_| [choices.below(headers), choices.below(3), choices.below(4)])
        .collect();
    let mut commented = String::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let mut line = line.to_owned();
        let here = chosen.iter().filter(|[header, ..]| is_header(&line) && *header == at);
        for [_, way, word] in here.collect::<Vec<_>>() {
            match way {
                0 => commented += &format!("# above {word}\n"),
                1 => commented += &format!("# apart {word}\n\n"),
                _ if line.ends_with("]]\n") => {
                    line = format!("{} # beside {word}\n", line.trim_end());
                }
                _ => {}
            }
        }
        at += usize::from(is_header(&line));
        commented += &line;
    }
    commented
}

fn records(root: &mut toml::Table, kind: RecordKind) -> &mut Vec<Value> {
    let list = root.entry(kind.key()).or_insert_with(|| Value::Array(Vec::new()));
    list.as_array_mut().unwrap()
}

fn record<'r>(root: &'r mut toml::Table, kind: RecordKind, id: &str) -> &'r mut toml::Table {
    let mut all = records(root, kind).iter_mut().filter_map(Value::as_table_mut);
    all.find(|table| table["id"].as_str() == Some(id)).unwrap()
}

fn below<'r>(table: &'r mut toml::Table, key: &str) -> &'r mut toml::Table {
    let inner = table.entry(key).or_insert_with(|| Value::Table(toml::Table::new()));
    inner.as_table_mut().unwrap()
}

fn items<'r>(root: &'r mut toml::Table, id: &str, list: ItemList) -> &'r mut Vec<Value> {
    let owner = match list {
        ItemList::References => below(root, "model"),
        ItemList::Observations => below(record(root, RecordKind::Commitment, id), "metric"),
        _ => record(root, RecordKind::Commitment, id),
    };
    let items = owner.entry(list.key()).or_insert_with(|| Value::Array(Vec::new()));
    items.as_array_mut().unwrap()
}

fn at_place<'r>(root: &'r mut toml::Table, place: &Place) -> &'r mut toml::Table {
    match place {
        Place::Dossier => root,
        Place::Model => below(root, "model"),
        Place::Record(kind, id) => record(root, *kind, id),
        Place::Metric(id) => below(record(root, RecordKind::Commitment, id), "metric"),
        Place::Item(id, list, at) => items(root, id, *list)[*at].as_table_mut().unwrap(),
    }
}

fn rename(value: &mut Value, type_name: &str, kind: RecordKind, from: &str, to: &str) {
    let Some(table) = value.as_table_mut() else { return };
    for (key, value) in table {
        let Some(field) = field_of(type_name, key) else { continue };
        let side = kind == RecordKind::Side;
        let names = match &field.kind {
            FieldKind::Reference(of) | FieldKind::References(of) => *of == kind,
            FieldKind::Actor | FieldKind::Claimant | FieldKind::Map => side,
            _ => false,
        };
        let swap = |value: &mut Value| {
            if value.as_str() == Some(from) {
                *value = Value::from(to);
            }
        };
        match (value, &field.kind) {
            (value @ Value::String(_), _) if names => swap(value),
            (Value::Array(list), _) if names => list.iter_mut().for_each(swap),
            (Value::Table(map), _) if names => map.iter_mut().for_each(|(_, value)| swap(value)),
            (value @ Value::Table(_), FieldKind::Table(name)) => {
                rename(value, name, kind, from, to);
            }
            (Value::Array(list), FieldKind::Tables(name)) => {
                for value in list {
                    rename(value, name, kind, from, to);
                }
            }
            _ => {}
        }
    }
}

/// The same edit, made in a plain table. `at` says where a record was put that
/// went to its natural place.
pub fn make(root: &mut toml::Table, edit: &Edit, at: impl Fn(&str) -> usize) {
    let to_table = |fields: &Fields| {
        Value::Table(fields.iter().map(|(k, v)| (k.to_owned(), v.clone())).collect())
    };
    match edit {
        Edit::Set { place: Place::Record(kind, id), key, value } if key == "id" => {
            let to = value.as_str().unwrap();
            let mut whole = Value::Table(root.clone());
            rename(&mut whole, "Dossier", *kind, id, to);
            *root = whole.as_table().unwrap().clone();
            record(root, *kind, id).insert("id".into(), value.clone());
        }
        Edit::Set { place, key, value } => {
            at_place(root, place).insert(key.clone(), value.clone());
        }
        Edit::Unset { place, key } => {
            at_place(root, place).remove(key);
        }
        Edit::Add { kind, fields, .. } => {
            let at = at(fields.text("id").unwrap());
            records(root, *kind).insert(at, to_table(fields));
        }
        Edit::AddItem { commitment, list, fields } => {
            items(root, commitment, *list).push(to_table(fields));
        }
        Edit::Remove(Place::Dossier) => {}
        Edit::Remove(Place::Model) => {
            root.remove("model");
        }
        Edit::Remove(Place::Metric(id)) => {
            record(root, RecordKind::Commitment, id).remove("metric");
        }
        Edit::Remove(Place::Record(kind, id)) => {
            records(root, *kind).retain(|one| one["id"].as_str() != Some(id));
        }
        Edit::Remove(Place::Item(id, list, at)) => {
            items(root, id, *list).remove(*at);
        }
        Edit::Move { place: Place::Record(kind, id), to } => {
            let list = records(root, *kind);
            let from = list.iter().position(|one| one["id"].as_str() == Some(id)).unwrap();
            let one = list.remove(from);
            list.insert((*to).min(list.len()), one);
        }
        Edit::Move { place: Place::Item(id, list, from), to } => {
            let list = items(root, id, *list);
            let one = list.remove(*from);
            list.insert((*to).min(list.len()), one);
        }
        Edit::Move { .. } => {}
    }
}

/// Without empty lists and tables, which a file may leave out or not.
pub fn without_empty(value: &Value) -> Value {
    match value {
        Value::Table(table) => Value::Table(
            table
                .iter()
                .map(|(key, value)| (key.clone(), without_empty(value)))
                .filter(|(_, value)| match value {
                    Value::Table(table) => !table.is_empty(),
                    Value::Array(list) => !list.is_empty(),
                    _ => true,
                })
                .collect(),
        ),
        Value::Array(list) => Value::Array(list.iter().map(without_empty).collect()),
        other => other.clone(),
    }
}

/// A file as a plain table.
pub fn plain(text: &str) -> toml::Table {
    text.trim_start_matches('\u{feff}').parse().unwrap()
}
