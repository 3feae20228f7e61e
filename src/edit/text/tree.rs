//! One table of a file as a reader of TOML sees it, however it is written:
//! under headers, in braces, with dotted keys, or a mixture of them.
//!
//! It is made for one record at a time and thrown away after the next change.

use std::ops::Range;

use crate::edit::text::syntax::{Entry, Node, NodeKind, Piece};

/// A table.
#[derive(Debug, Clone)]
pub(in crate::edit) struct Branch {
    /// Where new keys of it are written.
    pub(in crate::edit) home: Home,
    pub(in crate::edit) twigs: Vec<Twig>,
}

/// How a table is written.
#[derive(Debug, Clone)]
pub(in crate::edit) enum Home {
    /// Below a header, or before the first.
    Piece(usize),
    /// As dotted keys below a header, or in braces.
    Dotted { piece: usize, prefix: Vec<String>, braces: Option<Node> },
    /// In braces.
    Inline { piece: usize, node: Node },
    /// Only through the headers of tables inside it.
    Implied,
}

/// A key of a table.
#[derive(Debug, Clone)]
pub(in crate::edit) struct Twig {
    pub(in crate::edit) name: String,
    pub(in crate::edit) what: What,
}

/// What a key has.
#[derive(Debug, Clone)]
pub(in crate::edit) enum What {
    Value(Written),
    /// A table, and the entry that writes it in braces.
    Branch(Branch, Option<Written>),
    /// Tables, and the entry that writes them in brackets.
    List(Vec<Branch>, Option<Written>),
}

/// A value with the entry that it stands in.
#[derive(Debug, Clone)]
pub(in crate::edit) struct Written {
    pub(in crate::edit) piece: usize,
    pub(in crate::edit) entry: Range<usize>,
    /// The braces that the entry is written in.
    pub(in crate::edit) braces: Option<Node>,
    pub(in crate::edit) node: Node,
}

impl Branch {
    fn new(home: Home) -> Self {
        Self { home, twigs: Vec::new() }
    }

    /// The table that some pieces make together, whose own header is `depth`
    /// keys long.
    pub(in crate::edit) fn of_pieces(pieces: &[Piece], which: &[usize], depth: usize) -> Self {
        let mut root = Self::new(Home::Implied);
        for index in which {
            let Some(piece) = pieces.get(*index) else { continue };
            let path = piece.header.as_ref().map_or(&[][..], |header| header.path.as_slice());
            root.open(path.get(depth..).unwrap_or_default(), *index, piece);
        }
        root
    }

    /// The table that stands in braces.
    pub(in crate::edit) fn of_braces(piece: usize, node: &Node) -> Self {
        let mut branch = Self::new(Home::Inline { piece, node: node.clone() });
        if let NodeKind::Table(entries) = &node.kind {
            for entry in entries {
                branch.add(piece, entry, &[], &entry.path, Some(node));
            }
        }
        branch
    }

    pub(in crate::edit) fn get(&self, name: &str) -> Option<&What> {
        self.twigs.iter().find(|twig| twig.name == name).map(|twig| &twig.what)
    }

    /// Does something with the table under a key, made where there is none.
    fn with_child(&mut self, name: &str, home: Home, act: impl FnOnce(&mut Self)) {
        match self.twigs.iter_mut().find(|twig| twig.name == name).map(|twig| &mut twig.what) {
            Some(What::Branch(branch, _)) => act(branch),
            Some(What::List(items, _)) => {
                if let Some(last) = items.last_mut() {
                    act(last);
                }
            }
            // TOML has refused it before.
            Some(What::Value(_)) => {}
            None => {
                let mut branch = Self::new(home);
                act(&mut branch);
                let what = What::Branch(branch, None);
                self.twigs.push(Twig { name: name.to_owned(), what });
            }
        }
    }

    /// Takes in the table that a header opens, with its keys.
    fn open(&mut self, path: &[String], index: usize, piece: &Piece) {
        let is_array = piece.header.as_ref().is_some_and(|header| header.is_array);
        match path {
            [] => {
                self.home = Home::Piece(index);
                for entry in &piece.entries {
                    self.add(index, entry, &[], &entry.path, None);
                }
            }
            [name] if is_array => {
                if self.get(name).is_none() {
                    let what = What::List(Vec::new(), None);
                    self.twigs.push(Twig { name: name.clone(), what });
                }
                for twig in &mut self.twigs {
                    if let (true, What::List(items, _)) = (twig.name == *name, &mut twig.what) {
                        let mut item = Self::new(Home::Piece(index));
                        item.open(&[], index, piece);
                        items.push(item);
                    }
                }
            }
            [name, rest @ ..] => {
                self.with_child(name, Home::Implied, |child| child.open(rest, index, piece));
            }
        }
    }

    /// Takes in an entry; `prefix` are the dotted keys passed already.
    fn add(
        &mut self,
        piece: usize,
        entry: &Entry,
        prefix: &[String],
        path: &[String],
        braces: Option<&Node>,
    ) {
        match path {
            [] => {}
            [name] => {
                let written = Written {
                    piece,
                    entry: entry.span.clone(),
                    braces: braces.cloned(),
                    node: entry.value.clone(),
                };
                self.twigs.push(Twig { name: name.clone(), what: What::of(written) });
            }
            [name, rest @ ..] => {
                let prefix: Vec<String> = prefix.iter().chain([name]).cloned().collect();
                let home = Home::Dotted { piece, prefix: prefix.clone(), braces: braces.cloned() };
                self.with_child(name, home, |child| {
                    child.add(piece, entry, &prefix, rest, braces);
                });
            }
        }
    }
}

impl What {
    fn of(written: Written) -> Self {
        let is_table = |node: &Node| matches!(node.kind, NodeKind::Table(_));
        match &written.node.kind {
            NodeKind::Table(_) => {
                Self::Branch(Branch::of_braces(written.piece, &written.node), Some(written))
            }
            NodeKind::Array(items) if !items.is_empty() && items.iter().all(is_table) => {
                let items = items.iter().map(|item| Branch::of_braces(written.piece, item));
                Self::List(items.collect(), Some(written))
            }
            _ => Self::Value(written),
        }
    }
}
