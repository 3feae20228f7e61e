//! The paths that a source names: those of its `use` trees, those of its code,
//! and those among the tokens of its macros and attributes. What a comment or a
//! text says is no path.
//!
//! It knows no types: a method's receiver may come from anywhere. Code that uses a type by name,
//! however, must name its path somewhere.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{ItemExternCrate, ItemMod, ItemUse, Macro, MetaList, UseTree};

/// A path by its segments. One within the crate begins with `crate`, however it
/// was written; one that takes in all there is below ends in `*`.
pub(crate) type Path = Vec<String>;

/// All paths of a source that is this module of the crate.
pub(crate) fn paths(source: &str, module: &[String]) -> syn::Result<Vec<Path>> {
    let mut reader = Reader { module: module.to_vec(), found: Vec::new() };
    reader.visit_file(&syn::parse_file(source)?);
    Ok(reader.found)
}

struct Reader {
    module: Path,
    found: Vec<Path>,
}

impl Reader {
    /// Notes a path, from the crate's root where it can be told.
    fn note(&mut self, written: &[String]) {
        let mut path = Path::new();
        let mut rest = written;
        match written.first().map(String::as_str) {
            Some("self" | "super") => {
                let mut from = self.module.clone();
                while let Some((first, others)) = rest.split_first() {
                    match first.as_str() {
                        "self" => {}
                        "super" => {
                            from.pop();
                        }
                        _ => break,
                    }
                    rest = others;
                }
                path.push("crate".to_owned());
                path.extend(from);
            }
            // As the binary and the tests write it.
            Some("detente") => {
                path.push("crate".to_owned());
                rest = &written[1..];
            }
            _ => {}
        }
        path.extend(rest.iter().cloned());
        self.found.push(path);
    }

    /// Notes what a `use` brings in. A root under another name, or all that is in
    /// it, could be anything of it.
    fn note_use(&mut self, path: &[String]) {
        self.note(path);
        if let Some(root) = self.found.last_mut().filter(|path| path.len() == 1) {
            root.push("*".to_owned());
        }
    }

    fn use_tree(&mut self, tree: &UseTree, before: &[String]) {
        let with = |name: String| [before, &[name]].concat();
        match tree {
            UseTree::Path(tree) => self.use_tree(&tree.tree, &with(tree.ident.to_string())),
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.use_tree(tree, before);
                }
            }
            UseTree::Glob(_) => self.note_use(&with("*".to_owned())),
            UseTree::Name(name) if name.ident == "self" && !before.is_empty() => {
                self.note_use(before);
            }
            UseTree::Rename(name) if name.ident == "self" && !before.is_empty() => {
                self.note_use(before);
            }
            UseTree::Name(name) => self.note_use(&with(name.ident.to_string())),
            UseTree::Rename(name) => self.note_use(&with(name.ident.to_string())),
        }
    }

    fn tokens(&mut self, tokens: &[TokenTree]) {
        let mut rest = tokens;
        while let Some(token) = rest.first() {
            rest = match token {
                TokenTree::Ident(_) => self.token_path(rest, &[]),
                TokenTree::Group(group) => {
                    self.tokens(&trees(group.stream()));
                    &rest[1..]
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => &rest[1..],
            };
        }
    }

    /// Reads a path, or a tree of them, from where it begins; gives what stands
    /// after it.
    fn token_path<'t>(&mut self, tokens: &'t [TokenTree], before: &[String]) -> &'t [TokenTree] {
        let mut path = before.to_vec();
        let mut rest = tokens;
        loop {
            match rest.first() {
                Some(TokenTree::Ident(name)) if name == "self" && !path.is_empty() => {}
                Some(TokenTree::Ident(name)) => path.push(name.to_string()),
                Some(TokenTree::Punct(star)) if star.as_char() == '*' => path.push("*".to_owned()),
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                    for branch in trees(group.stream()).split(is_comma) {
                        if !branch.is_empty() {
                            self.token_path(branch, &path);
                        }
                    }
                    return &rest[1..];
                }
                _ => break,
            }
            rest = &rest[1..];
            let [TokenTree::Punct(one), TokenTree::Punct(two), after @ ..] = rest else { break };
            if one.as_char() != ':' || one.spacing() != Spacing::Joint || two.as_char() != ':' {
                break;
            }
            rest = after;
        }
        self.note(&path);
        rest
    }
}

fn trees(stream: TokenStream) -> Vec<TokenTree> {
    stream.into_iter().collect()
}

fn is_comma(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(comma) if comma.as_char() == ',')
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.use_tree(&item.tree, &[]);
        visit::visit_item_use(self, item);
    }

    fn visit_item_extern_crate(&mut self, item: &'ast ItemExternCrate) {
        self.note_use(&[item.ident.to_string()]);
        visit::visit_item_extern_crate(self, item);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Path = path.segments.iter().map(|one| one.ident.to_string()).collect();
        self.note(&names);
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, item: &'ast Macro) {
        self.tokens(&trees(item.tokens.clone()));
        visit::visit_macro(self, item);
    }

    fn visit_meta_list(&mut self, list: &'ast MetaList) {
        self.tokens(&trees(list.tokens.clone()));
        visit::visit_meta_list(self, list);
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        self.module.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.module.pop();
    }
}
