//! Writes XML. Every text and every attribute goes through it and is escaped by
//! it, so that forgetting to is impossible; what XML forbids is shown as the
//! replacement character. It does no I/O.

use std::fmt::Display;

use quick_xml::Writer;
use quick_xml::escape::partial_escape;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// A document that is being written.
pub struct Xml {
    writer: Writer<Vec<u8>>,
    open: Vec<&'static str>,
}

impl Default for Xml {
    fn default() -> Self {
        Self { writer: Writer::new(Vec::new()), open: Vec::new() }
    }
}

impl Xml {
    /// A document that begins with the declaration of XML 1.0 in UTF-8, all of
    /// which stands alone.
    pub fn document() -> Self {
        let mut xml = Self::default();
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml.raw("\n");
        xml
    }

    // Writing to a vector cannot fail.
    fn write(&mut self, event: Event<'_>) {
        let _ = self.writer.write_event(event);
    }

    /// An element, with its attributes before what it holds.
    pub fn element(&mut self, name: &'static str) -> Element<'_> {
        Element { xml: self, name, start: BytesStart::new(name) }
    }

    /// Begins an element without attributes.
    pub fn open(&mut self, name: &'static str) {
        self.element(name).open();
    }

    /// An element without attributes that holds a text.
    pub fn text_in(&mut self, name: &'static str, text: &str) {
        self.element(name).text(text);
    }

    /// Ends the element begun last.
    pub fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.write(Event::End(BytesEnd::new(name)));
        }
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        // Quotes mean nothing in a text, and stay as they are.
        let text = allowed(text);
        self.write(Event::Text(BytesText::from_escaped(partial_escape(&*text))));
    }

    /// What is markup already, such as a document made by another of these.
    pub fn raw(&mut self, markup: &str) {
        self.writer.get_mut().extend_from_slice(markup.as_bytes());
    }

    /// All of it; what is still open is closed.
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        let bytes = self.writer.into_inner();
        String::from_utf8(bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
    }
}

/// An element that is being begun.
pub struct Element<'x> {
    xml: &'x mut Xml,
    name: &'static str,
    start: BytesStart<'static>,
}

impl Element<'_> {
    /// With an attribute.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Display) -> Self {
        let value = value.to_string();
        self.start.push_attribute((name, &*allowed(&value)));
        self
    }

    /// With an attribute, where there is a value.
    #[must_use]
    pub fn with_some(self, name: &str, value: Option<impl Display>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Begins it; what is written until [`Xml::close`] is in it.
    pub fn open(self) {
        self.xml.write(Event::Start(self.start));
        self.xml.open.push(self.name);
    }

    /// With nothing in it.
    pub fn empty(self) {
        self.xml.write(Event::Empty(self.start));
    }

    /// With a text in it.
    pub fn text(self, text: &str) {
        let Self { xml, name, start } = self;
        Element { xml: &mut *xml, name, start }.open();
        xml.text(text);
        xml.close();
    }
}

/// A text without characters that XML forbids.
fn allowed(text: &str) -> std::borrow::Cow<'_, str> {
    let is_forbidden = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t')) || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    if text.contains(is_forbidden) {
        text.replace(is_forbidden, "\u{fffd}").into()
    } else {
        text.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_escaped() {
        let mut xml = Xml::default();
        xml.element("a").with("b", "<\"&'\u{1}>").open();
        xml.text("1 < 2 & \u{0}");
        xml.element("c").with_some("d", None::<u8>).with_some("e", Some(1.5)).empty();
        let text = xml.finish();
        assert_eq!(
            text,
            "<a b=\"&lt;&quot;&amp;&apos;\u{fffd}&gt;\">1 &lt; 2 &amp; \u{fffd}<c e=\"1.5\"/></a>"
        );
    }
}
