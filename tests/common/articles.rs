//! Files of articles, made by hand: a document of Word, pages in print.

#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "each test file uses a part of it, and where a test cannot go on it should fail"
)]

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// An archive of some parts.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A document of Word with this inside its body.
pub fn docx(body: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:document xmlns:w=\"{NAMESPACE}\">\
         <w:body>{body}</w:body></w:document>"
    );
    archive(&[&[("word/document.xml", xml.as_bytes())][..], more].concat())
}

/// A text with what XML gives a meaning to escaped.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A text at a place of a page: from the left and from the top, in points, and its size.
pub type Placed<'t> = (f32, f32, f32, &'t str);

/// Pages of 600 by 800 points with texts in Helvetica at their places.
pub fn pdf(pages: &[Vec<Placed<'_>>]) -> Vec<u8> {
    let contents = pages.iter().map(|page| {
        page.iter().fold(String::new(), |mut content, (x, y, size, text)| {
            let text = text.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
            let up = 800.0 - y;
            let _ = writeln!(content, "BT /F1 {size} Tf 1 0 0 1 {x} {up} Tm ({text}) Tj ET");
            content
        })
    });
    pdf_of(&contents.collect::<Vec<_>>(), "", "")
}

/// Pages with these contents; `resources` stands among those of each page, `trailer` in
/// the trailer of the file.
pub fn pdf_of(contents: &[String], resources: &str, trailer: &str) -> Vec<u8> {
    let first = 4;
    let kids: Vec<String> =
        (0..contents.len()).map(|at| format!("{} 0 R", first + 2 * at)).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Count {}/Kids[{}]>>", kids.len(), kids.join(" ")),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    for (at, content) in contents.iter().enumerate() {
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>\
             {resources}>>/Contents {} 0 R>>",
            first + 2 * at + 1
        ));
        objects.push(format!("<</Length {}>>stream\n{content}\nendstream", content.len()));
    }
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(file.len());
        let _ = write!(file, "{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let table = file.len();
    let _ = write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        let _ = writeln!(file, "{place:010} 00000 n ");
    }
    let size = objects.len() + 1;
    let _ =
        write!(file, "trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{table}\n%%EOF\n");
    file.into_bytes()
}
