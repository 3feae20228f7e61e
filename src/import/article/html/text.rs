//! From elements to paragraphs.

use dom_query::{Document, NodeRef};

use super::super::paragraphs::Paragraphs;
use super::ArticleError;

/// Elements that stand in a line with what is beside them.
const INLINE: [&str; 41] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn",
    "em", "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "slot",
    "img", "picture",
];
/// Elements that have nothing to read.
const UNREAD: [&str; 23] = [
    "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "video",
    "audio", "canvas", "map", "head", "title", "button", "select", "textarea", "input", "datalist",
    "rt", "rp", "math", "del",
];
/// Elements around an article.
const AROUND: [&str; 6] = ["nav", "footer", "aside", "form", "dialog", "menu"];
const AROUND_ROLES: [&str; 7] =
    ["navigation", "banner", "contentinfo", "dialog", "alertdialog", "complementary", "search"];

/// The text of the article that the reader found.
pub(super) fn of_article(document: &Document) -> Result<String, ArticleError> {
    let found = document.select("#readability-page-1");
    found.nodes().first().map_or(Ok(String::new()), |root| paragraphs(*root, |_| false))
}

/// The text of a whole page, but for what plainly stands around an article.
pub(super) fn of_page(document: &Document) -> Result<String, ArticleError> {
    document.body().map_or(Ok(String::new()), |body| paragraphs(body, is_around))
}

/// What is still to be done: elements are walked without recursion, since they may be nested to any
/// depth.
enum Task<'d> {
    Open(NodeRef<'d>),
    Break,
}

fn paragraphs<'d>(
    root: NodeRef<'d>,
    is_left_out: impl Fn(&NodeRef<'d>) -> bool,
) -> Result<String, ArticleError> {
    let mut text = Paragraphs::default();
    let mut tasks = vec![Task::Open(root)];
    while let Some(task) = tasks.pop() {
        let Task::Open(node) = task else {
            text.end();
            continue;
        };
        if node.is_text() {
            text.push(&node.text());
            continue;
        }
        let name = node.node_name().unwrap_or_default();
        let name = name.as_ref();
        if UNREAD.contains(&name) || is_left_out(&node) || is_hidden(&node) {
            continue;
        }
        if name == "br" {
            text.push(" ");
        } else if !INLINE.contains(&name) {
            text.end();
            tasks.push(Task::Break);
        }
        let children = tasks.len();
        tasks.extend(node.children_it(false).map(Task::Open));
        if let Some(children) = tasks.get_mut(children..) {
            children.reverse();
        }
    }
    text.finish()
}

fn is_hidden(node: &NodeRef<'_>) -> bool {
    let style = node.attr_or("style", "").to_ascii_lowercase();
    node.has_attr("hidden")
        || node.attr_or("aria-hidden", "").as_ref() == "true"
        || style.replace(' ', "").contains("display:none")
}

fn is_around(node: &NodeRef<'_>) -> bool {
    let name = node.node_name().unwrap_or_default();
    let role = node.attr_or("role", "");
    let marks = format!("{} {}", node.attr_or("id", ""), node.attr_or("class", ""));
    let marks = marks.to_ascii_lowercase();
    AROUND.contains(&name.as_ref())
        || AROUND_ROLES.contains(&role.as_ref())
        || name.as_ref() != "body" && ["cookie", "consent"].iter().any(|one| marks.contains(one))
}
