//! One address of the web.

use std::fmt;

/// Longest address, in characters; browsers and servers take about as much.
const MOST_CHARS: usize = 2048;

/// An address that begins with `http://` or `https://`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Address {
    url: String,
    host: String,
}

/// Why a text is not an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AddressError {
    /// It does not say how it is reached.
    NoScheme,
    /// It is reached by something else than the web, such as `ftp:` or
    /// `javascript:`.
    OtherScheme,
    /// It names no host, or one that cannot be.
    NoHost,
    /// A name or a password stands before the host, which hides where it leads.
    Login,
    /// Blanks, invisible characters or backslashes stand in it.
    Characters,
    /// It is longer than any real one.
    TooLong,
}

impl AddressError {
    /// The catalogue's key of what is wrong, and what to do.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoScheme => "address-no-scheme",
            Self::OtherScheme => "address-other-scheme",
            Self::NoHost => "address-no-host",
            Self::Login => "address-login",
            Self::Characters => "address-characters",
            Self::TooLong => "address-too-long",
        }
    }
}

impl fmt::Display for AddressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoScheme => "the address does not say how it is reached; begin it with https://",
            Self::OtherScheme => "only addresses with http:// or https:// can be sources",
            Self::NoHost => "the address names no host; copy it whole",
            Self::Login => "the address holds a name or a password; take out what stands before @",
            Self::Characters => "blanks or invisible characters stand in the address; copy it anew",
            Self::TooLong => "the address is longer than 2,048 characters; take a shorter one",
        })
    }
}

impl std::error::Error for AddressError {}

impl Address {
    /// The address as it was written, without blanks or angle brackets round it.
    pub fn as_str(&self) -> &str {
        &self.url
    }

    /// Where it leads: `www.example.org`.
    pub fn host(&self) -> &str {
        &self.host
    }
}

impl std::str::FromStr for Address {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        let url = bare(text);
        if url.chars().count() > MOST_CHARS {
            return Err(AddressError::TooLong);
        }
        let rest = match scheme(url) {
            Some(("http" | "https", rest)) => {
                rest.strip_prefix("//").ok_or(AddressError::NoHost)?
            }
            Some(_) => return Err(AddressError::OtherScheme),
            None => return Err(AddressError::NoScheme),
        };
        if url.chars().any(|c| c.is_whitespace() || c == '\\' || is_invisible(c)) {
            return Err(AddressError::Characters);
        }
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        if authority.contains('@') {
            return Err(AddressError::Login);
        }
        let host = host(authority).ok_or(AddressError::NoHost)?;
        Ok(Self { url: url.to_owned(), host: host.to_lowercase() })
    }
}

/// Without what e-mail and text put round addresses.
pub(super) fn bare(text: &str) -> &str {
    let text = text.trim();
    text.strip_prefix('<').and_then(|inner| inner.strip_suffix('>')).unwrap_or(text)
}

/// What stands before the first colon, in small letters, and what follows it.
/// A host with a port, `example.org:8080`, has no scheme.
pub(super) fn scheme(text: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = text.split_once(':')?;
    let known = ["http", "https"].into_iter().find(|known| scheme.eq_ignore_ascii_case(known));
    if let Some(known) = known {
        return Some((known, rest));
    }
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || c == '+' || c == '-')
        && (rest.starts_with("//") || ["javascript", "data", "mailto", "file"].contains(&scheme));
    is_scheme.then_some((scheme, rest))
}

fn host(authority: &str) -> Option<&str> {
    if let Some(inner) = authority.strip_prefix('[') {
        let (inner, port) = inner.split_once(']')?;
        inner.parse::<std::net::Ipv6Addr>().ok()?;
        return (port.is_empty() || is_port(port.strip_prefix(':')?)).then_some(inner);
    }
    let (name, port) = authority.split_once(':').unwrap_or((authority, ""));
    let labels: Vec<&str> = name.strip_suffix('.').unwrap_or(name).split('.').collect();
    let is_label = |label: &&str| {
        let is_part = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        !label.is_empty() && label.len() <= 252 && label.chars().all(is_part)
    };
    let is_whole = labels.len() > 1 || name.eq_ignore_ascii_case("localhost");
    let is_host = is_whole && labels.iter().all(is_label) && (port.is_empty() || is_port(port));
    is_host.then_some(name)
}

fn is_port(port: &str) -> bool {
    port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok()
}

/// Characters that make an address look like another one.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn host_of(text: &str) -> Result<String, AddressError> {
        text.parse::<Address>().map(|address| address.host().to_owned())
    }

    #[test]
    fn only_whole_addresses_of_the_web() {
        for (text, host) in [
            ("https://www.ft.com/content/1", "www.ft.com"),
            (" HTTP://Example.org ", "example.org"),
            ("<https://example.org?q=a,b#c>", "example.org"),
            ("https://例子.中国/新闻", "例子.中国"),
            ("https://example.org:8443/x", "example.org"),
            ("http://[2001:db8::1]:80/", "2001:db8::1"),
            ("http://localhost:3000", "localhost"),
        ] {
            assert_eq!(host_of(text).as_deref(), Ok(host), "{text}");
        }
        for (text, error) in [
            ("www.ft.com/content", AddressError::NoScheme),
            ("example.org:8080", AddressError::NoScheme),
            ("", AddressError::NoScheme),
            ("ftp://example.org/x", AddressError::OtherScheme),
            ("javascript:alert(1)", AddressError::OtherScheme),
            ("file:///etc/passwd", AddressError::OtherScheme),
            ("https:///x", AddressError::NoHost),
            ("https:example.org", AddressError::NoHost),
            ("https://example", AddressError::NoHost),
            ("https://a..b/", AddressError::NoHost),
            ("https://example.org:99999/", AddressError::NoHost),
            ("https://bank.example@evil.example/", AddressError::Login),
            ("https://example.org/a b", AddressError::Characters),
            ("https://exa\u{202e}mple.org/", AddressError::Characters),
            ("https://example.org\\@evil.example", AddressError::Characters),
        ] {
            assert_eq!(host_of(text), Err(error), "{text}");
        }
        let long = format!("https://example.org/{}", "x".repeat(3000));
        assert_eq!(host_of(&long), Err(AddressError::TooLong));
    }
}
