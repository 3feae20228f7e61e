//! A source from pasted text: an address, or a line in the form of a citation.

use crate::dossier::Day;
use crate::words::read_day;

/// What a pasted text says of a document. Nothing is looked up: what the text does not say stays
/// empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Citation {
    /// Its title; of a bare address what the address says in words.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// When.
    pub published: Option<Day>,
    /// Where it lies.
    pub url: Option<String>,
}

/// Quotes that titles are cited in.
const QUOTES: [(char, char); 6] =
    [('“', '”'), ('"', '"'), ('‘', '’'), ('《', '》'), ('「', '」'), ('«', '»')];

/// What stands between the parts of a citation.
const BETWEEN: [char; 9] = [',', ';', '(', ')', '[', ']', '，', '；', '|'];

/// Reads a pasted text; `None` where it says nothing at all.
///
/// Of a line such as `USTR, “Joint statement”, 12 May 2025, https://ustr.gov/…`
/// the address is what begins with http:// or https://, the title what stands in
/// quotes or else the longest part, the day the part that is one, and the
/// publisher the part before the title, or else the address's host.
pub fn cited(text: &str) -> Option<Citation> {
    let read_day = |part: &str| read_day(part, None).ok().map(|read| read.day);
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (line, url) = without_address(&line);
    let (quoted, rest) = without_quoted(&line);
    let mut parts: Vec<&str> = rest.split(BETWEEN).map(trimmed).collect();
    parts.retain(|part| !part.is_empty());
    let (mut published, mut others) = (None, Vec::new());
    // An English day may have a comma inside: May 12, 2025.
    let mut at = 0;
    while let Some(part) = parts.get(at) {
        let pair = parts.get(at + 1).map(|next| format!("{part}, {next}"));
        if published.is_none()
            && let Some(day) = pair.as_deref().and_then(&read_day)
        {
            (published, at) = (Some(day), at + 2);
            continue;
        }
        match read_day(part) {
            Some(day) if published.is_none() => published = Some(day),
            _ => others.push(*part),
        }
        at += 1;
    }
    let title = match quoted {
        Some(title) => Some(title),
        None => {
            let longest = others
                .iter()
                .enumerate()
                .max_by_key(|(at, part)| (part.chars().count(), std::cmp::Reverse(*at)));
            let at = longest.map(|(at, _)| at);
            at.map(|at| others.remove(at).to_owned())
        }
    };
    let host = url.as_deref().and_then(host);
    let title = title.or_else(|| url.as_deref().map(words_of_address))?;
    let publisher = others.first().map(|part| (*part).to_owned()).or(host);
    Some(Citation { title, publisher, published, url })
}

fn trimmed(part: &str) -> &str {
    let is_around = |c: char| c.is_whitespace() || matches!(c, '.' | ':' | '-' | '–' | '—');
    part.trim_matches(is_around)
}

/// The line without its first address, and that address.
fn without_address(line: &str) -> (String, Option<String>) {
    let lower = line.to_lowercase();
    // Lower case may have other lengths; an address is plain letters anyway.
    let at = ["https://", "http://"].iter().filter_map(|scheme| lower.find(scheme)).min();
    let Some((before, from)) = at.and_then(|at| line.split_at_checked(at)) else {
        return (line.to_owned(), None);
    };
    let end = from.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '”' | '》'));
    let (url, after) = from.split_at_checked(end.unwrap_or(from.len())).unwrap_or((from, ""));
    let url = url.trim_end_matches([',', ';', '.', ')', ']', '，', '。', '；']);
    (format!("{before} {after}"), Some(url.to_owned()))
}

/// The first text in quotes, and the line with a comma in its place.
fn without_quoted(line: &str) -> (Option<String>, String) {
    for (open, close) in QUOTES {
        let Some((before, from)) = line.split_once(open) else { continue };
        let Some((inside, after)) = from.split_once(close) else { continue };
        let title = inside.trim_matches(|c: char| c.is_whitespace() || c == ',' || c == '.');
        if title.chars().count() > 1 {
            return (Some(title.to_owned()), format!("{before},{after}"));
        }
    }
    (None, line.to_owned())
}

fn host(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    let host = host.rsplit('@').next()?.split(':').next()?;
    let host = host.strip_prefix("www.").unwrap_or(host).to_lowercase();
    (!host.is_empty()).then_some(host)
}

/// What an address says in words: the longest part of its path, or its host.
fn words_of_address(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = rest.split(['?', '#']).next().unwrap_or_default();
    let parts = path.split('/').skip(1).map(|part| {
        let stem = part
            .rsplit_once('.')
            .map_or(part, |(stem, kind)| if kind.len() <= 5 { stem } else { part });
        let words = stem.split(['-', '_', '+', ' ']).filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join(" ")
    });
    let speaks = |part: &String| part.chars().filter(|c| c.is_alphabetic()).count() > 3;
    let best = parts.filter(speaks).max_by_key(|part| part.split(' ').count());
    let words = best.or_else(|| host(url)).unwrap_or_else(|| url.to_owned());
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Citation {
        cited(text).unwrap()
    }

    fn expected(title: &str, publisher: &str, day: &str, url: &str) -> Citation {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Citation {
            title: title.to_owned(),
            publisher: some(publisher),
            published: some(day).map(|day| day.parse().unwrap()),
            url: some(url),
        }
    }

    #[test]
    fn addresses_and_lines() {
        let url = "https://www.example.org/news/2025/joint-statement-on-trade.html?x=1";
        let from_address = expected("Joint statement on trade", "example.org", "", url);
        assert_eq!(read(url), from_address);
        assert_eq!(read(&format!("  <{url}> ")).url.as_deref(), Some(url));
        assert_eq!(
            read("Ministry of Trade, “Notice No. 7”, 12 May 2025, https://example.org/7."),
            expected("Notice No. 7", "Ministry of Trade", "2025-05-12", "https://example.org/7")
        );
        assert_eq!(
            read("Gazette (May 12, 2025): Arcadia closes its border to goods"),
            expected("Arcadia closes its border to goods", "Gazette", "2025-05-12", "")
        );
        assert_eq!(
            read("商务部，《关于关税的公告》，2025年5月12日"),
            expected("关于关税的公告", "商务部", "2025-05-12", "")
        );
        assert_eq!(
            read("https://example.org"),
            expected("Example.org", "example.org", "", "https://example.org")
        );
    }

    #[test]
    fn nothing_gives_nothing_and_anything_gives_something() {
        assert_eq!(cited("  "), None);
        for text in ["a", ",,,", "“", "http://", "https://\u{feff}", "İhttps://x", "“”", "(((a"]
        {
            let _ = cited(text);
        }
    }
}
