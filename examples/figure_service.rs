//! A figure over the web: `GET /?as-of=2025-05-14&width=1280&height=720` gives the chart of
//! a dossier as SVG, with no window, no Typst and no framework.
//!
//! `cargo run --example figure_service -- my.dossier.toml` serves on 127.0.0.1, at a port
//! that it prints; `--once` prints one picture and ends.
#![allow(clippy::print_stdout, reason = "a program that prints")]

use std::error::Error;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::time::Duration;

use detente::dossier::Day;
use detente::figure::{
    Banner, BundledFonts, Figure, Naming, Parts, Shown, Theme, ThemeName, View, svg,
};
use detente::reading::{Content, Holdings, Settings};
use detente::store;
use detente::words::{ENGLISH, Words};

/// Most bytes of a request's first line; a longer one is refused.
const MOST: u64 = 4_096;
/// Sides of a picture that are drawn, in pixels.
const SIDES: std::ops::RangeInclusive<u16> = 320..=4_000;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let once = arguments.iter().position(|one| one.as_os_str() == "--once");
    let is_once = once.map(|place| arguments.remove(place)).is_some();
    let loaded = store::load(arguments.first().map(PathBuf::as_path));
    let loaded = loaded.map_err(|error| error.in_words(&ENGLISH))?;
    let holdings = loaded.holdings.ok_or("the file has errors; `detente check` lists them")?;
    if is_once {
        println!("{}", picture(&holdings, &Asked::default()));
        return Ok(());
    }
    let listener = TcpListener::bind("127.0.0.1:0")?;
    println!("http://{}/", listener.local_addr()?);
    for stream in listener.incoming() {
        // A client that leaves, or is slow, must not end the service.
        let _ = stream.and_then(|stream| answer(stream, &holdings));
    }
    Ok(())
}

/// What a request asks for.
#[derive(Debug, Clone, Copy)]
struct Asked {
    as_of: Option<Day>,
    width: u16,
    height: u16,
}

impl Default for Asked {
    fn default() -> Self {
        Self { as_of: None, width: 1280, height: 720 }
    }
}

fn answer(mut stream: TcpStream, holdings: &Holdings) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    let mut line = String::new();
    BufReader::new(stream.try_clone()?.take(MOST)).read_line(&mut line)?;
    let (status, kind, body) = match asked(&line) {
        Some(asked) => ("200 OK", "image/svg+xml", picture(holdings, &asked)),
        None => {
            let help = "ask for /?as-of=2025-05-14&width=1280&height=720\n";
            ("400 Bad Request", "text/plain; charset=utf-8", help.to_owned())
        }
    };
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\
         Connection: close\r\n\r\n{body}"
    )
}

/// Reads the first line of a request; `None` if it is not understood.
fn asked(line: &str) -> Option<Asked> {
    let path = line.strip_prefix("GET ")?.split(' ').next()?;
    let query = path.strip_prefix('/')?.strip_prefix('?').unwrap_or_default();
    let mut asked = Asked::default();
    let side = |text: &str| text.parse().ok().filter(|side| SIDES.contains(side));
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        match pair.split_once('=')? {
            ("as-of", day) => asked.as_of = Some(day.parse().ok()?),
            ("width", text) => asked.width = side(text)?,
            ("height", text) => asked.height = side(text)?,
            _ => return None,
        }
    }
    Some(asked)
}

/// The chart as SVG.
fn picture(holdings: &Holdings, asked: &Asked) -> String {
    let dossier = holdings.dossier();
    let own = Settings::of(dossier);
    let settings = Settings { as_of: asked.as_of.unwrap_or(own.as_of), ..own };
    let content = Content::compute(holdings, settings);
    let words = Words::english();
    let theme = Theme::of(ThemeName::Light);
    let figure = Figure {
        shown: Shown { dossier, content: &content, theme, words: &words, measure: &BundledFonts },
        title: &dossier.title,
        headline: None,
        view: View::of(&content, None, None),
        naming: Naming::Story,
        banner: &Banner::default(),
        values: None,
    };
    svg(&figure.compose(asked.width.into(), asked.height.into(), Parts::ALL).scene)
}
