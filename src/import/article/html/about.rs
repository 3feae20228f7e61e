//! What a page says of itself: in `meta` elements, links, JSON-LD and `time`.

use dom_query::{Document, NodeRef};
use serde_json::Value as Json;

use super::super::paragraphs::one_line;
use super::super::published::day_of_stamp;
use super::super::{Published, PublishedFrom};

/// Names under which pages say when they were published, the surest first. When a
/// page was changed is no such name.
const PUBLISHED: [&str; 27] = [
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.available",
    "citation_publication_date",
    "citation_date",
    "publication_date",
    "publicationdate",
    "publish_date",
    "publish-date",
    "publishdate",
    "published_time",
    "published-date",
    "published_at",
    "pubdate",
    "article.published",
    "originalpublicationdate",
    "displaydate",
    "dcterms.date",
    "dc.date",
    "date",
];
const TITLES: [&str; 3] = ["og:title", "dc.title", "twitter:title"];
const PUBLISHERS: [&str; 5] =
    ["og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher", "application-name"];
/// Most elements of JSON-LD that are looked at.
const MOST_OF_LINKED: usize = 10_000;

/// What a page says of itself.
#[derive(Debug, Default)]
pub(super) struct About {
    pub(super) published: Option<Published>,
    pub(super) title: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) address: Option<String>,
}

impl About {
    /// Reads what a page says of itself.
    pub(super) fn read(document: &Document) -> Self {
        let metas = Metas::of(document);
        let linked = Linked::of(document);
        let canonical = document.select(r#"link[rel~="canonical"]"#).attr("href");
        let addresses = [
            canonical.map(|link| link.to_string()),
            metas.first(&["og:url"]).map(|(_, address)| address.to_owned()),
            linked.address.clone(),
        ];
        let title = metas.first(&TITLES).map(|(_, title)| title.to_owned());
        let publisher = metas.first(&PUBLISHERS).map(|(_, name)| name.to_owned());
        Self {
            published: published(document, &metas, &linked),
            title: title.or(linked.headline).and_then(|title| one_line(&title)),
            publisher: publisher.or(linked.publisher).and_then(|name| one_line(&name)),
            address: addresses.into_iter().flatten().find_map(|one| address(&one)),
        }
    }
}

fn published(document: &Document, metas: &Metas, linked: &Linked) -> Option<Published> {
    let said = |name: &str, stamp: &str| {
        let day = day_of_stamp(stamp)?;
        Some(Published { day, from: PublishedFrom::Metadata(name.to_owned()) })
    };
    let surest = metas.all(&PUBLISHED[..3]).find_map(|(name, stamp)| said(name, stamp));
    surest
        .or_else(|| linked.published.as_deref().and_then(|stamp| said("datePublished", stamp)))
        .or_else(|| metas.all(&PUBLISHED[3..]).find_map(|(name, stamp)| said(name, stamp)))
        .or_else(|| time(document).and_then(|stamp| said("time", &stamp)))
}

/// The address of a page, where it is one of the web and nothing is hidden in it.
fn address(text: &str) -> Option<String> {
    let text = text.trim();
    let scheme = text.get(..8).unwrap_or_default().to_ascii_lowercase();
    let is_web = scheme.starts_with("https://") || scheme.starts_with("http://");
    let is_plain = !text.contains(|letter: char| letter.is_whitespace() || letter.is_control());
    (is_web && is_plain && text.len() <= 2_000).then(|| text.to_owned())
}

/// The heading of a page, where its title begins with it: what follows there is the
/// outlet's name.
pub(super) fn heading(document: &Document) -> Option<String> {
    let title = one_line(&document.select_single("title").text())?;
    let headings = document.select("h1");
    let mut all = headings.nodes().iter().filter_map(|heading| one_line(&heading.text()));
    all.find(|heading| title.starts_with(heading.as_str()))
}

/// The first `time` that says it is that of publication, or the first of an article
/// where none of those before says that it is another.
fn time(document: &Document) -> Option<String> {
    let stamp = |node: &NodeRef<'_>| {
        let attribute = ["datetime", "content"].iter().find_map(|name| node.attr(name));
        let text = attribute.map_or_else(|| node.text().to_string(), |stamp| stamp.to_string());
        day_of_stamp(&text).map(|_| text)
    };
    let marked = document.select(r#"[itemprop~="datePublished"], time[pubdate], time.published"#);
    let whole =
        document.select("article time[datetime], main time[datetime], header time[datetime]");
    let is_changed = |node: &NodeRef<'_>| {
        let own = format!("{} {}", node.attr_or("class", ""), node.attr_or("itemprop", ""));
        let own = own.to_ascii_lowercase();
        own.contains("updated") || own.contains("modified")
    };
    let first =
        |nodes: &[NodeRef<'_>]| nodes.iter().filter(|node| !is_changed(node)).find_map(stamp);
    first(marked.nodes()).or_else(|| first(whole.nodes()))
}

/// The `meta` elements of a page, by their names in small letters.
struct Metas(Vec<(String, String)>);

impl Metas {
    fn of(document: &Document) -> Self {
        let mut all = Vec::new();
        for node in document.select("meta[content]").nodes() {
            let content = node.attr_or("content", "").to_string();
            for attribute in ["property", "name", "itemprop", "http-equiv"] {
                if let Some(name) = node.attr(attribute) {
                    all.push((name.trim().to_ascii_lowercase(), content.clone()));
                }
            }
        }
        Self(all)
    }

    /// What is said under some names, in the order of these.
    fn all<'m>(&'m self, names: &'m [&str]) -> impl Iterator<Item = (&'m str, &'m str)> {
        names.iter().flat_map(|name| {
            let is_it =
                move |(own, content): &&(String, String)| own == name && !content.trim().is_empty();
            self.0.iter().filter(is_it).map(|(name, content)| (name.as_str(), content.as_str()))
        })
    }

    fn first<'m>(&'m self, names: &'m [&str]) -> Option<(&'m str, &'m str)> {
        self.all(names).next()
    }
}

/// What is said as JSON-LD.
#[derive(Default)]
struct Linked {
    published: Option<String>,
    headline: Option<String>,
    publisher: Option<String>,
    address: Option<String>,
}

impl Linked {
    fn of(document: &Document) -> Self {
        let mut linked = Self::default();
        for node in document.select(r#"script[type="application/ld+json"]"#).nodes() {
            // What is nested too deep is refused by it.
            if let Ok(json) = serde_json::from_str::<Json>(node.text().trim()) {
                linked.add(&json);
            }
        }
        linked
    }

    /// What the articles among some objects say, outer ones first.
    fn add(&mut self, json: &Json) {
        let mut waiting = std::collections::VecDeque::from([json]);
        for _ in 0..MOST_OF_LINKED {
            let Some(json) = waiting.pop_front() else { return };
            match json {
                Json::Array(all) => waiting.extend(all),
                Json::Object(object) => {
                    if is_article(object.get("@type")) {
                        self.take(object);
                    }
                    waiting
                        .extend(["@graph", "mainEntity"].iter().filter_map(|key| object.get(*key)));
                }
                _ => {}
            }
        }
    }

    fn take(&mut self, article: &serde_json::Map<String, Json>) {
        let text = |json: Option<&Json>| json.and_then(Json::as_str).map(str::to_owned);
        let first = |json: Option<&Json>| match json {
            Some(Json::Array(all)) => all.first().cloned(),
            other => other.cloned(),
        };
        let publisher = first(article.get("publisher"));
        let publisher =
            publisher.as_ref().and_then(|one| text(one.get("name")).or(text(Some(one))));
        let page = article.get("mainEntityOfPage");
        let page = text(page).or_else(|| text(page.and_then(|page| page.get("@id"))));
        let keep = |own: &mut Option<String>, other: Option<String>| {
            if own.is_none() {
                *own = other;
            }
        };
        keep(&mut self.published, text(article.get("datePublished")));
        keep(&mut self.headline, text(article.get("headline")));
        keep(&mut self.publisher, publisher);
        keep(&mut self.address, text(article.get("url")).or(page));
    }
}

fn is_article(kind: Option<&Json>) -> bool {
    let is_it = |kind: &Json| {
        kind.as_str().is_some_and(|kind| {
            kind.contains("Article") || kind.contains("Posting") || kind.ends_with("Report")
        })
    };
    match kind {
        Some(Json::Array(all)) => all.iter().any(is_it),
        Some(kind) => is_it(kind),
        None => false,
    }
}
