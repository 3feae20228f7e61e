//! Articles as they come: what is read of each form, and what is refused.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]

#[path = "common/articles.rs"]
mod articles;
#[path = "common/run.rs"]
mod run;

use std::io::Write;
use std::process::{Command, Stdio};

use proptest::prelude::*;

use articles::{archive, docx, escaped, pdf, pdf_of};
use detente::import::article::{
    Article, ArticleError, ArticleForm, Published, PublishedFrom, article_of_text, read_article,
};
use detente::store::SAMPLE;
use run::{detente, told};

fn read(name: &str, bytes: impl AsRef<[u8]>) -> Article {
    read_article(name, bytes.as_ref()).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn refused(name: &str, bytes: impl AsRef<[u8]>) -> ArticleError {
    read_article(name, bytes.as_ref()).expect_err(name)
}

fn metadata(day: &str, name: &str) -> Option<Published> {
    Some(Published { day: day.parse().unwrap(), from: PublishedFrom::Metadata(name.to_owned()) })
}

// Plain text.

#[test]
fn a_text_stays_as_it_is_written() {
    let article = article_of_text("\u{feff}Talks end\r\nJune 12, 2025\r\n\r\nThe sides met.\r\n");
    assert_eq!(article.text, "Talks end\nJune 12, 2025\n\nThe sides met.\n");
    assert_eq!(article.form, ArticleForm::Plain);
    let published = article.published.unwrap();
    assert_eq!(published.day.to_string(), "2025-06-12");
    assert_eq!(published.from, PublishedFrom::Words("June 12, 2025".to_owned()));
}

#[test]
fn texts_of_two_bytes_a_letter_are_read_by_their_mark() {
    let text = "Gespräche in Genf: 协议达成";
    let wide = |order: fn(u16) -> [u8; 2]| {
        let letters = std::iter::once(0xfeff).chain(text.encode_utf16());
        letters.flat_map(order).collect::<Vec<u8>>()
    };
    assert_eq!(read("a.txt", wide(u16::to_le_bytes)).text, text);
    assert_eq!(read("a.txt", wide(u16::to_be_bytes)).text, text);
    assert_eq!(read("a.txt", [b"\xef\xbb\xbf", text.as_bytes()].concat()).text, text);
    // Without one the day is unknown.
    assert_eq!(refused("a.txt", &wide(u16::to_le_bytes)[2..]), ArticleError::Encoding);
    assert_eq!(refused("a.txt", b"Gespr\xe4che in Genf"), ArticleError::Encoding);
}

#[test]
fn the_files_name_says_the_day_where_nothing_else_does() {
    let article = read("talks-2025-06-12.txt", "The sides met.");
    assert_eq!(article.published.unwrap().from, PublishedFrom::FileName);
    let article = read("talks-2025-06-12.txt", "June 10, 2025\nThe sides met.");
    assert_eq!(article.published.unwrap().day.to_string(), "2025-06-10");
    assert_eq!(read("talks.txt", "The sides met on June 10, 2025.").published, None);
}

// Pages.

const PARAGRAPHS: [&str; 4] = [
    "Borduria and Syldavia agreed on Tuesday to lift tariffs on steel & coal after two days of talks \
     in Klow, officials on both sides said, in the first step toward ending a dispute of two years.",
    "The minister of trade of Borduria said that the deal \"is done\" and that her government would \
     stop inspections of lorries at the border within ten days, provided that Syldavia did the same.",
    "Syldavia's ministry of commerce accused Borduria in May of breaking the truce, and had halted \
     exports of magnets < 5 kg, on which factories in Szohôd depend for motors and turbines.",
    "Analysts said that the deal left the questions open over which talks had failed in spring, among \
     them quotas for timber, and rules for the treatment of ships in the ports of both countries.",
];

fn page(head: &str, inside: &str) -> String {
    let paragraphs: String =
        PARAGRAPHS.iter().map(|text| format!("<p>{}</p>\n", escaped(text))).collect();
    format!(
        "<!DOCTYPE html><html><head><title>Deal reached in Klow - The Klow Gazette</title>{head}\
         <style>p {{ color: red }}</style><script>var tariff = 1;</script></head><body>\
         <nav><ul><li><a href=/>Home</a></li><li><a href=/world>World news</a></li></ul></nav>\
         <div id=cookie-banner class=cookie>We use cookies. <button>Accept all</button></div>\
         <main><article><h1>Deal reached in Klow</h1>{inside}{paragraphs}</article>\
         <aside class=related><h2>Related stories</h2><ul><li><a href=/1>Ten ways to cook</a></li>\
         <li><a href=/2>Football results of the week</a></li></ul></aside></main>\
         <div class=advert>Buy a new car today</div>\
         <footer>Copyright The Klow Gazette. <a href=/terms>Terms</a></footer>\
         <script>track(\"tariffs\")</script></body></html>"
    )
}

#[test]
fn of_a_page_the_article_is_read_and_nothing_around_it() {
    let list = "<h2>What was agreed</h2><ul><li>Tariffs on steel go.</li><li>Magnets come.</li></ul>\
                <table><tr><td>Steel</td><td>2 %</td></tr></table>";
    let article = read("page.html", page("", list));
    assert_eq!(article.form, ArticleForm::Html);
    let paragraphs: Vec<&str> = article.text.split("\n\n").collect();
    for text in PARAGRAPHS {
        let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(paragraphs.contains(&one_line.as_str()), "{}", article.text);
    }
    for text in ["What was agreed", "Tariffs on steel go.", "Magnets come.", "Steel", "2 %"] {
        assert!(paragraphs.contains(&text), "{text}: {}", article.text);
    }
    for never in [
        "Home",
        "cookies",
        "Accept",
        "Football",
        "car today",
        "Copyright",
        "color",
        "track",
        "var ",
    ] {
        assert!(!article.text.contains(never), "{never}: {}", article.text);
    }
    assert_eq!(article.title.as_deref(), Some("Deal reached in Klow"));
    assert_eq!((article.published, article.publisher, article.address), (None, None, None));
}

#[test]
fn a_page_says_who_published_it_where_and_when() {
    let head = "<meta property=og:site_name content='The Klow Gazette'>\
                <meta property=og:title content='Deal &amp; reached'>\
                <link rel=canonical href=https://gazette.example/deal>\
                <meta property=article:modified_time content=2025-06-14T08:00:00Z>\
                <meta property=article:published_time content=2025-06-12T23:30:00-05:00>";
    let article = read("x", page(head, ""));
    assert_eq!(article.published, metadata("2025-06-12", "article:published_time"));
    assert_eq!(article.title.as_deref(), Some("Deal & reached"));
    assert_eq!(article.publisher.as_deref(), Some("The Klow Gazette"));
    assert_eq!(article.address.as_deref(), Some("https://gazette.example/deal"));
    let linked = |json: &str| format!("<script type=application/ld+json>{json}</script>");
    let head = linked(
        "{\"@graph\": [{\"@type\": \"WebSite\", \"name\": \"x\"}, {\"@type\": [\"NewsArticle\"], \
         \"dateModified\": \"2025-06-14\", \"datePublished\": \"2025-06-12T01:00:00+08:00\", \
         \"headline\": \"Deal\", \"url\": \"https://gazette.example/d\", \
         \"publisher\": {\"name\": \"Gazette\"}}]}",
    );
    let article = read("x", page(&head, ""));
    assert_eq!(article.published, metadata("2025-06-12", "datePublished"));
    assert_eq!(article.publisher.as_deref(), Some("Gazette"));
    assert_eq!(article.address.as_deref(), Some("https://gazette.example/d"));
    let time = "<p><time class=updated datetime=2025-06-14>14 June</time> \
                <time datetime=2025-06-12T10:00>12 June</time></p>";
    assert_eq!(read("x", page("", time)).published, metadata("2025-06-12", "time"));
    let head = "<meta name=pubdate content='June 12, 2025'>";
    assert_eq!(read("x", page(head, "")).published, metadata("2025-06-12", "pubdate"));
    let article = read("x", page("", "<p>By Ana Li | June 12, 2025</p>"));
    let words = PublishedFrom::Words("June 12, 2025".to_owned());
    assert_eq!(article.published.map(|one| one.from), Some(words));
    // Readers leave bylines out that are marked as such.
    let byline = "<p class=byline>By Ana Li | June 11, 2025</p>";
    let article = read("x", page("", byline));
    assert!(!article.text.contains("Ana Li"), "{}", article.text);
    assert_eq!(article.published.unwrap().day.to_string(), "2025-06-11");
    // A change alone is no publication; an address outside the web is ignored.
    let head = "<meta property=article:modified_time content=2025-06-14>\
                <meta property=og:url content='javascript:alert(1)'>\
                <meta name=pubdate content=yesterday>";
    let article = read("x", page(head, ""));
    assert_eq!((article.published, article.address), (None, None));
}

#[test]
fn a_page_is_read_in_the_encoding_that_it_declares() {
    let text = page("<meta charset=gbk>", "").replace("Analysts said", "商务部说");
    let (bytes, ..) = encoding_rs::GBK.encode(&text);
    assert!(read("x.html", bytes).text.contains("商务部说"));
    let text = page("<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>", "");
    let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(&text);
    assert!(read("x.html", &bytes).text.contains("Szohôd"));
    let text = page("", "").replace("tariffs", "ä ö ü").repeat(3);
    let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(&text);
    assert_eq!(refused("x.html", bytes), ArticleError::Encoding);
}

#[test]
fn a_short_page_is_read_whole() {
    let html = "<html><body><nav>Home</nav><h1>Note</h1><div>The sides met.<br>They agreed.</div>\
                <ul><li>Steel<li>Coal</ul><p hidden>no</p><script>no</script></body></html>";
    assert_eq!(read("x", html).text, "Note\n\nThe sides met. They agreed.\n\nSteel\n\nCoal");
    assert_eq!(read("x.htm", "<p>One &lt;b&gt; two&nbsp;three</p>").text, "One <b> two three");
    assert_eq!(
        refused("x", "<html><body><script>f()</script></body></html>"),
        ArticleError::NoText
    );
}

#[test]
fn pages_made_to_do_harm_are_refused() {
    let deep = format!("<html>{}", "<div>".repeat(200_000));
    assert_eq!(refused("x", deep), ArticleError::Nested);
    let bold = |at| format!("<p><b id={at}>x");
    let again = format!("<html>{}", (0..100_000).map(bold).collect::<String>());
    assert_eq!(refused("x", again), ArticleError::Nested);
    let attributes =
        format!("<html><p {}>x", (0..100_000).map(|at| format!("a{at} ")).collect::<String>());
    assert_eq!(refused("x", attributes), ArticleError::Nested);
    // As deep as is let through.
    let deep = format!("<html>{}The sides met.", "<div><i>".repeat(450));
    assert_eq!(read("x", deep).text, "The sides met.");
}

// Documents of Word.

fn run_of(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

#[test]
fn a_document_is_read_with_its_changes_made() {
    let body = "<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>Deal</w:t></w:r></w:p>\
        <w:p/><w:p><w:r><w:t xml:space=\"preserve\">The sides </w:t></w:r>\
        <w:del><w:r><w:delText>may meet</w:delText></w:r></w:del><w:ins><w:r><w:t>met</w:t></w:r></w:ins>\
        <w:r><w:tab/><w:t>on</w:t><w:br/><w:t>day&#32;90&amp;91.</w:t></w:r></w:p>\
        <w:p><w:r><w:t>A 90</w:t><w:noBreakHyphen/><w:t>day truce</w:t></w:r>\
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>\
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">It was </w:t></w:r></w:p>\
        <w:p><w:r><w:t>one.</w:t></w:r></w:p>\
        <w:p><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>here</w:t></w:r></w:moveTo></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Steel</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2 %</w:t></w:r></w:p>\
        </w:tc></w:tr></w:tbl>\
        <w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p>\
        <w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>Box</w:t></w:r></w:p>\
        </mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Around</w:t></w:r></w:p>";
    let notes = "<w:footnotes><w:footnote w:type=\"separator\"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:footnote>\
                 <w:footnote><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let core = "<cp:coreProperties><dc:title>Deal &amp; more</dc:title>\
                <dcterms:created>2025-06-12T23:00:00Z</dcterms:created></cp:coreProperties>";
    let parts = [("word/footnotes.xml", notes.as_bytes()), ("docProps/core.xml", core.as_bytes())];
    let article = read("x.docx", docx(body, &parts));
    let expected = "Deal\n\nThe sides met on day 90&91.\n\nA 90-day truce\n\nIt was one.\n\nhere\n\n\
                    Steel\n\n2 %\n\nBox\n\nAround\n\nA note.";
    assert_eq!(article.text, expected);
    assert_eq!(article.form, ArticleForm::Docx);
    assert_eq!(article.title.as_deref(), Some("Deal & more"));
    assert_eq!(article.published, metadata("2025-06-12", "dcterms:created"));
    // What the text says goes before.
    let body =
        format!("<w:p>{}</w:p><w:p>{}</w:p>", run_of("Published: 10 June 2025"), run_of("Text"));
    let article = read("x.docx", docx(&body, &parts));
    assert_eq!(article.published.unwrap().day.to_string(), "2025-06-10");
}

#[test]
fn documents_that_cannot_be_read_are_told() {
    let whole = docx(&format!("<w:p>{}</w:p>", run_of("The sides met.")), &[]);
    assert!(matches!(refused("x.docx", &whole[..whole.len() / 2]), ArticleError::Damaged(_)));
    let cut = archive(&[("word/document.xml", b"<w:document><w:body><w:p><w:r><w:t>The")]);
    assert!(matches!(refused("x.docx", cut), ArticleError::Damaged(_)));
    let big = vec![b' '; 70 << 20];
    assert_eq!(refused("x.docx", archive(&[("word/document.xml", &big)])), ArticleError::Bomb);
    assert_eq!(refused("x.docx", docx("<w:p/>", &[])), ArticleError::NoText);
}

// PDFs.

fn long_lines<'t>(x: f32, from: f32, lines: &[&'t str]) -> Vec<articles::Placed<'t>> {
    let mut y = from - 14.0;
    lines
        .iter()
        .map(|text| {
            y += 14.0;
            (x, y, 10.0, *text)
        })
        .collect()
}

#[test]
fn lines_become_paragraphs_and_broken_words_whole() {
    let mut page = vec![(60.0, 80.0, 18.0, "Deal reached in Klow")];
    page.push((60.0, 104.0, 10.0, "June 12, 2025"));
    page.extend(long_lines(
        60.0,
        140.0,
        &[
            "Borduria and Syldavia agreed on Tuesday to lift tariffs on steel after two days of negotia-",
            "tions in Klow, officials said. A long-term deal is still to be made, and both want a long-",
            "term one.",
        ],
    ));
    page.extend(long_lines(
        60.0,
        190.0,
        &[
            "The ministry accused Borduria of breaking the truce (in May), and it had halted all",
            "exports.",
        ],
    ));
    let article = read("x.pdf", pdf(&[page]));
    assert_eq!(
        article.text,
        "Deal reached in Klow\n\nJune 12, 2025\n\nBorduria and Syldavia agreed on Tuesday to lift \
         tariffs on steel after two days of negotiations in Klow, officials said. A long-term deal is \
         still to be made, and both want a long-term one.\n\nThe ministry accused Borduria of breaking \
         the truce (in May), and it had halted all exports."
    );
    assert_eq!(article.form, ArticleForm::Pdf);
    assert_eq!(article.published.unwrap().day.to_string(), "2025-06-12");
}

const COLUMN: [&str; 8] = [
    "Borduria and Syldavia agreed on Tuesday to lift",
    "tariffs on steel after two days of talks in Klow,",
    "said officials of both. The minister of trade of",
    "Borduria said that the deal was done and that the",
    "government would stop all inspections of lorries",
    "at the border within ten days, provided that the",
    "government of Syldavia did the same at its side.",
    "Whether it does will be seen in the next week, as",
];
const OTHER: [&str; 8] = [
    "the trucks begin to roll again toward the south.",
    "The ministry accused Borduria in May of breaking",
    "the truce and halted all exports of magnets, upon",
    "which factories in the capital depend for motors.",
    "Analysts said the deal left the questions open on",
    "which the talks had failed in spring, among them",
    "quotas for timber and rules for the treatment of",
    "ships in the ports of both of the two countries.",
];

#[test]
fn two_columns_are_read_one_after_the_other() {
    let mut page = vec![(60.0, 80.0, 18.0, "A deal is reached in Klow after two days of talks")];
    // Row by row, as some programs write them.
    for (left, right) in
        long_lines(60.0, 120.0, &COLUMN).into_iter().zip(long_lines(330.0, 120.0, &OTHER))
    {
        page.extend([left, right]);
    }
    let text = read("x.pdf", pdf(&[page])).text;
    let whole = format!("{} {}", COLUMN.join(" "), OTHER.join(" "));
    assert_eq!(text, format!("A deal is reached in Klow after two days of talks\n\n{whole}"));
}

#[test]
fn a_table_is_read_row_by_row() {
    let goods = ["Steel", "Coal", "Timber", "Magnets", "Wheat", "Ships", "Cars", "Motors"];
    let page: Vec<_> = goods
        .iter()
        .zip([120.0, 140.0, 160.0, 180.0, 200.0, 220.0, 240.0, 260.0])
        .flat_map(|(name, y)| [(60.0, y, 10.0, *name), (330.0, y, 10.0, "2 per cent")])
        .collect();
    let text = read("x.pdf", pdf(&[page])).text;
    assert!(text.starts_with("Steel 2 per cent"), "{text}");
}

#[test]
fn what_stands_on_every_page_is_left_out() {
    let numbers = ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"];
    let texts = [
        "Borduria and Syldavia agreed on Tuesday to lift tariffs on steel after two days of long talks",
        "in Klow. The ministry accused Borduria of breaking the truce in May, and had halted exports,",
        "on which factories depend.",
    ];
    let pages: Vec<_> = numbers
        .iter()
        .zip(texts)
        .map(|(number, text)| {
            let head = (60.0, 40.0, 9.0, "The Klow Gazette");
            vec![head, (60.0, 120.0, 10.0, text), (280.0, 770.0, 9.0, *number)]
        })
        .collect();
    assert_eq!(read("x.pdf", pdf(&pages)).text, texts.join(" "));
}

#[test]
fn what_browsers_print_around_a_page_is_left_out() {
    let page = vec![
        (30.0, 20.0, 8.0, "11/29/2026, 5:34 PM"),
        (60.0, 120.0, 10.0, "The sides met."),
        (30.0, 785.0, 8.0, "https://gazette.example/deal"),
        (560.0, 785.0, 8.0, "1/1"),
    ];
    let article = read("x.pdf", pdf(&[page]));
    assert_eq!((article.text.as_str(), article.published), ("The sides met.", None));
}

#[test]
fn pdfs_without_a_text_are_told() {
    let image = "/XObject<</I <</Type/XObject>>>>";
    let inline = "q 500 0 0 700 50 50 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \u{1} EI Q".to_owned();
    assert_eq!(refused("x.pdf", pdf_of(&[inline], image, "")), ArticleError::Scan);
    assert_eq!(
        refused("x.pdf", pdf_of(&["0 0 10 10 re f".to_owned()], "", "")),
        ArticleError::NoText
    );
    let whole = pdf(&[vec![(60.0, 80.0, 10.0, "The sides met.")]]);
    assert!(matches!(refused("x.pdf", &whole[..40]), ArticleError::Damaged(_)));
    let encrypted = pdf_of(
        &["BT /F1 10 Tf (x) Tj ET".to_owned()],
        "",
        "/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]\
         /Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O<0011223344556677889900112233445566\
         778899001122334455667788990011>/U<00112233445566778899001122334455667788990011223344556677\
         88990011>>>",
    );
    assert_eq!(refused("x.pdf", encrypted), ArticleError::Locked);
}

#[test]
fn pdfs_made_to_do_harm_are_refused() {
    let nested = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    assert_eq!(
        refused("x.pdf", pdf_of(std::slice::from_ref(&nested), "", "")),
        ArticleError::Nested
    );
    let trailer = format!("/X {nested}");
    assert_eq!(refused("x.pdf", pdf_of(&[String::new()], "", &trailer)), ArticleError::Nested);
    // As deep as is let through.
    let deep =
        format!("{}{} BT /F1 10 Tf (The sides met.) Tj ET", "[".repeat(3_900), "]".repeat(3_900));
    let _ = read_article("x.pdf", &pdf_of(&[deep], "", ""));
    // Forms that draw themselves twice, fifty times within each other.
    let form = "/XObject<</X 4 0 R>>";
    let twice = pdf_of(&["/X Do".to_owned()], form, "");
    let twice = String::from_utf8(twice).unwrap().replace(
        "4 0 obj\n<</Type/Page",
        "4 0 obj\n<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 11>>stream\n/X Do /X Do\nendstream\nendobj\n\
         6 0 obj\n<</Type/Page",
    );
    let twice = twice.replace("Kids[4 0 R]", "Kids[6 0 R]").replace("startxref", "x");
    assert_eq!(refused("x.pdf", twice), ArticleError::Bomb);
    let packed = |bytes: &[u8]| {
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::new(1));
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    };
    let head = b"%PDF-1.4\n1 0 obj\n<</Filter/FlateDecode>>stream\n".to_vec();
    let bomb = [head, packed(&vec![b' '; 65 << 20]), b"\nendstream".to_vec()].concat();
    assert_eq!(refused("x.pdf", bomb), ArticleError::Bomb);
    let pages = vec![String::new(); 2_001];
    assert_eq!(refused("x.pdf", pdf_of(&pages, "", "")), ArticleError::TooManyPages);
}

// What else there is.

#[test]
fn each_other_file_is_called_by_its_name() {
    let old = |part: &str| {
        let wide: Vec<u8> = part.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 600], &wide].concat()
    };
    let cases: Vec<(&str, Vec<u8>, ArticleError)> = vec![
        ("x.txt", b"".to_vec(), ArticleError::Empty),
        ("x.pdf", b" \n".to_vec(), ArticleError::Empty),
        ("x.doc", old("WordDocument"), ArticleError::OldWord),
        ("x.docx", old("EncryptedPackage"), ArticleError::Locked),
        ("x.msg", old("__nameid"), ArticleError::OldOffice),
        ("x.doc", b"{\\rtf1\\ansi The sides met.}".to_vec(), ArticleError::Rtf),
        ("x.png", b"\x89PNG\r\n\x1a\n\0\0".to_vec(), ArticleError::Picture),
        ("x", b"\xff\xd8\xff\xe0".to_vec(), ArticleError::Picture),
        ("x.heic", b"\0\0\0\x18ftypheic".to_vec(), ArticleError::Picture),
        (
            "x.odt",
            archive(&[("mimetype", b"x"), ("content.xml", b"x")]),
            ArticleError::OpenDocument,
        ),
        ("x.zip", archive(&[("a.txt", b"x")]), ArticleError::Archive),
        (
            "x.mht",
            b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html>".to_vec(),
            ArticleError::PackedPage,
        ),
        ("x.exe", b"MZ\x90\0\x03\0\0\0\x04".to_vec(), ArticleError::Unknown),
    ];
    for (name, bytes, error) in cases {
        assert_eq!(refused(name, bytes), error, "{name}");
        let said = error.to_string();
        let helps = ["paste", "save", "open", "unpack", "give", "fetch"];
        assert!(helps.iter().any(|word| said.contains(word)), "{said}");
    }
    assert!(matches!(refused("x.docx", "The sides met."), ArticleError::Damaged(_)));
    // Content goes before the name.
    assert_eq!(read("x.txt", page("", "")).form, ArticleForm::Html);
    assert_eq!(read("x.txt", "A page begins with <html>.").form, ArticleForm::Plain);
}

// Laws.

/// A paragraph as it is given out: words, one space between.
fn paragraph() -> impl Strategy<Value = String> {
    proptest::collection::vec("[^\\p{C}\\p{Z}\u{fffe}\u{ffff}]{1,8}", 1..12)
        .prop_map(|words| words.join(" "))
}

fn is_well_made(article: &Article) -> bool {
    article.form == ArticleForm::Plain
        || article.text.split("\n\n").all(|one| {
            !one.trim().is_empty() && one.trim() == one && !one.contains(['\n', '\r', '\t'])
        })
}

fn samples() -> Vec<Vec<u8>> {
    let word =
        docx(&format!("<w:p>{}</w:p><w:p>{}</w:p>", run_of("The sides met."), run_of("a")), &[]);
    let print = pdf(&[vec![(60.0, 80.0, 10.0, "The sides met.")], vec![(60.0, 80.0, 10.0, "So")]]);
    vec![page("", "").into_bytes(), word, print, b"June 12, 2025\n\nThe sides met.".to_vec()]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn what_a_document_holds_is_what_is_read(all in proptest::collection::vec(paragraph(), 1..6)) {
        let body: String = all.iter().map(|one| format!("<w:p>{}</w:p>", run_of(&escaped(one)))).collect();
        prop_assert_eq!(read("x.docx", docx(&body, &[])).text, all.join("\n\n"));
    }

    #[test]
    fn what_a_page_holds_is_what_is_read(all in proptest::collection::vec(paragraph(), 1..6)) {
        let body: String = all.iter().map(|one| format!("<p>{}</p>", escaped(one))).collect();
        let article = read("x.html", format!("<html><body>{body}</body></html>"));
        prop_assert_eq!(article.text, all.join("\n\n"));
    }

    #[test]
    fn any_bytes_give_an_article_or_a_reason(
        sort in 0_usize..7, bytes in proptest::collection::vec(any::<u8>(), 0..600),
    ) {
        let beginnings: [&[u8]; 7] =
            [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"<!doctype html><meta charset=gbk>", b"{"];
        let bytes = [beginnings[sort], &bytes].concat();
        if let Ok(article) = read_article("x", &bytes) {
            prop_assert!(is_well_made(&article), "{:?}", article.text);
        }
    }

    #[test]
    fn damaged_files_give_an_article_or_a_reason(
        sort in 0_usize..4,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in proptest::option::of(any::<prop::sample::Index>()),
    ) {
        let mut bytes = samples().swap_remove(sort);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Ok(article) = read_article("x", &bytes) {
            prop_assert!(is_well_made(&article), "{:?}", article.text);
        }
    }
}

// By the command line.

const SHORT: &str = "On May 29, the US halted sales of chip design software to China.";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("my.dossier.toml"), SAMPLE).unwrap();
    folder
}

#[test]
fn a_draft_is_made_of_a_page_with_its_own_day() {
    let folder = folder();
    let path = folder.path();
    let html = format!(
        "<html><head><meta property=article:published_time content=2025-06-12></head><body><p>{SHORT}</p></body></html>"
    );
    std::fs::write(path.join("a.html"), html).unwrap();
    let output = detente(path, &["draft", "a.html"]);
    let said = told(&output);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("published 2025-06-12, as its article:published_time says"), "{said}");
    assert!(said.contains("date = \"2025-05-29\""), "{said}");
    let output = detente(path, &["draft", "a.html", "--published", "2024-06-12"]);
    let said = told(&output);
    assert!(said.contains("its article:published_time has 2025-06-12"), "{said}");
    assert!(said.contains("date = \"2024-05-29\""), "{said}");
    std::fs::write(path.join("a.txt"), SHORT).unwrap();
    let said = told(&detente(path, &["draft", "a.txt"]));
    assert!(
        said.contains("it does not say on which day") && said.contains("--published"),
        "{said}"
    );
    let said = told(&detente(path, &["draft", "a.txt", "--date", "2025-06-12"]));
    assert!(said.contains("date = \"2025-05-29\""), "{said}");
}

#[test]
fn a_draft_is_made_of_what_comes_through_a_pipe() {
    let folder = folder();
    let bytes =
        pdf(&[vec![(20.0, 80.0, 8.0, "Published: June 12, 2025"), (20.0, 120.0, 8.0, SHORT)]]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_detente"))
        .args(["draft", "-"])
        .current_dir(folder.path())
        .env("XDG_STATE_HOME", folder.path().join("state"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(&bytes).unwrap();
    let said = told(&child.wait_with_output().unwrap());
    assert!(said.contains("“Published: June 12, 2025” in it says"), "{said}");
    assert!(said.contains("date = \"2025-05-29\""), "{said}");
}

#[test]
fn the_text_of_a_document_is_kept_as_evidence() {
    let folder = folder();
    let path = folder.path();
    std::fs::write(path.join("a.docx"), docx(&format!("<w:p>{}</w:p>", run_of(SHORT)), &[]))
        .unwrap();
    let dossier = detente::dossier::parse(SAMPLE).dossier.unwrap();
    let source = dossier.sources.iter().next().unwrap().id.to_string();
    let output = detente(path, &["evidence", "keep", "my.dossier.toml", &source, "a.docx"]);
    assert!(output.status.success(), "{}", told(&output));
    let shown = detente(path, &["evidence", "show", "my.dossier.toml", &source]);
    assert!(told(&shown).contains(SHORT), "{}", told(&shown));
}

#[test]
fn pages_that_the_program_prints_can_be_read() {
    let folder = folder();
    let path = folder.path();
    let words = ["render", "my.dossier.toml", "--layout", "page", "-o", "page.pdf"];
    let output = detente(path, &words);
    assert!(output.status.success(), "{}", told(&output));
    let article = read("page.pdf", std::fs::read(path.join("page.pdf")).unwrap());
    let dossier = detente::dossier::parse(SAMPLE).dossier.unwrap();
    let flat = article.text.replace("\n\n", " ");
    let found = dossier.events.iter().filter(|event| flat.contains(&*event.headline)).count();
    assert!(found * 2 > dossier.events.len(), "{found}: {}", article.text);
}
