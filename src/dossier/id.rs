//! Ids that know what they name, and the lists they are looked up in.

use std::borrow::{Borrow, Cow};
use std::collections::HashMap;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::{Deref, Range};
use std::sync::Arc;

use foldhash::fast::RandomState;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

/// The id of a `T` in one dossier. Loading makes them, and only for records
/// that exist; cheap to clone.
pub struct Id<T> {
    text: Arc<str>,
    of: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    pub(super) fn new(text: &str) -> Self {
        Self { text: text.into(), of: PhantomData }
    }

    /// As written in the file.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

// By hand, since derives would ask the same of `T`.
impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        Self { text: Arc::clone(&self.text), of: PhantomData }
    }
}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.text.cmp(&other.text)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}
impl<T> AsRef<str> for Id<T> {
    fn as_ref(&self) -> &str {
        &self.text
    }
}
impl<T> Borrow<str> for Id<T> {
    fn borrow(&self) -> &str {
        &self.text
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}
impl<T: JsonSchema> JsonSchema for Id<T> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Id".into()
    }
    // What it names is said as well, so that renaming a record finds every
    // mention of it.
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "minLength": 1, "x-names": T::schema_name() })
    }
}

/// A record that has an id.
pub trait Identified: Sized {
    /// Its id, unique among its kind.
    fn id(&self) -> &Id<Self>;
}

/// Records of one kind in the order of the file, found by id; cheap to clone.
pub struct Records<T>(Arc<Listed<T>>);

struct Listed<T> {
    list: Vec<T>,
    index: Arc<Places<T>>,
}

/// Where the record of an id stands in its list. It is never gone through, since
/// its order is another each time.
pub(super) type Places<T> = HashMap<Id<T>, u32, RandomState>;

impl<T> Clone for Records<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: Identified> Records<T> {
    /// A list whose ids are known to differ: of two with one id the first is
    /// the one found.
    pub(super) fn new(list: Vec<T>) -> Self {
        let mut index = Places::with_capacity_and_hasher(list.len(), RandomState::default());
        for (position, record) in (0..).zip(&list) {
            index.entry(record.id().clone()).or_insert(position);
        }
        Self(Arc::new(Listed { list, index: Arc::new(index) }))
    }

    /// A list whose ids stand at these places already: those in this order.
    pub(super) fn at(list: Vec<T>, places: Places<T>, order: &[Id<T>]) -> Self {
        let is_order = list.len() == order.len()
            && places.len() == order.len()
            && list.iter().zip(order).all(|(record, id)| Arc::ptr_eq(&record.id().text, &id.text));
        match is_order {
            true => Self(Arc::new(Listed { list, index: Arc::new(places) })),
            // Some could not be read.
            false => Self::new(list),
        }
    }

    /// Whether both are one list, and not only equal.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// The list with others in the place of a run of its records; the same list
    /// where these are not all there.
    pub(super) fn with_in_place_of(&self, places: Range<usize>, others: &[T]) -> Self
    where
        T: Clone,
    {
        match (self.get(..places.start), self.get(places.end..)) {
            (Some(before), Some(after)) if places.start <= places.end => {
                Self::new(before.iter().chain(others).chain(after).cloned().collect())
            }
            _ => self.clone(),
        }
    }

    /// The list with others in the place of single records, by their places in
    /// rising order.
    pub(super) fn with_each<'r>(&self, others: impl Iterator<Item = (usize, &'r T)>) -> Self
    where
        T: Clone + 'r,
    {
        let mut others = others.peekable();
        if others.peek().is_none() {
            return self.clone();
        }
        let mut ids_stay = true;
        let list = self.iter().enumerate().map(|(place, old)| {
            let new = others.next_if(|(at, _)| *at == place).map_or(old, |(_, new)| new);
            ids_stay &= new.id() == old.id();
            new.clone()
        });
        let list = list.collect();
        if ids_stay {
            return Self(Arc::new(Listed { list, index: Arc::clone(&self.0.index) }));
        }
        Self::new(list)
    }

    /// The list with a record in the place of the one of the same id; `None`
    /// where there is none.
    pub(super) fn replacing(&self, record: &T) -> Option<Self>
    where
        T: Clone,
    {
        let place = self.position(record.id().as_str())?;
        Some(self.with_each(std::iter::once((place, record))))
    }

    /// The record of the id that is written so.
    pub fn find(&self, id: impl AsRef<str>) -> Option<&T> {
        self.get(self.position(id.as_ref())?)
    }

    /// Its place in the file, counted from 0.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.0.index.get(id).map(|place| *place as usize)
    }
}

impl<T> Default for Records<T> {
    fn default() -> Self {
        Self(Arc::new(Listed { list: Vec::new(), index: Arc::default() }))
    }
}

impl<T> Deref for Records<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        &self.0.list
    }
}

impl<'a, T> IntoIterator for &'a Records<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.list.iter()
    }
}

impl<T: fmt::Debug> fmt::Debug for Records<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.list.fmt(f)
    }
}

impl<T: PartialEq> PartialEq for Records<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0.list == other.0.list
    }
}

impl<T: Serialize> Serialize for Records<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.list.serialize(serializer)
    }
}

impl<T: JsonSchema> JsonSchema for Records<T> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        format!("Records_{}", T::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Vec::<T>::json_schema(generator)
    }
}
