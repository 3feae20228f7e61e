//! Addresses that may be links.

/// Whether a text is an address that a browser opens as a page: nothing that runs,
/// reads a file or starts a program.
pub fn is_web_address(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || c.is_control())
    })
}

#[cfg(test)]
mod tests {
    use super::is_web_address;

    #[test]
    fn only_pages_of_the_web_are_links() {
        assert!(is_web_address("https://example.org/a") && is_web_address("HTTP://example.org"));
        for wrong in ["", "https://", "ftp://a", "file:///etc", "javascript:1", "http://a b", "x"] {
            assert!(!is_web_address(wrong), "{wrong}");
        }
    }
}
