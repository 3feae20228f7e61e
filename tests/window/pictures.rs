//! Pictures of the sample, small, in docs/pictures: drawn anew by every run and
//! compared with a tolerance. `UPDATE_PICTURES=1 cargo test --test window
//! pictures` writes them.
//!
//! Drawing needs a driver, software or not; without one the test is skipped
//! with a printed line.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use detente::app::StartOptions;

use crate::harness::*;

/// Width of a kept picture, in pixels.
const KEPT_WIDTH: u32 = 480;
/// Rasterisers differ in the last bit of every edge; a chart that moved by a
/// pixel or a text that changed is far beyond this mean difference of 255 in
/// a block of 16 × 16 pixels.
const MOST_BLOCK_DIFFERENCE: f64 = 14.0;
const BLOCK: u32 = 16;

type Picture = (u32, u32, Vec<[u8; 3]>);

fn draw(size: [f32; 2], dark: bool) -> Option<Picture> {
    let drawn = catch_unwind(AssertUnwindSafe(|| {
        let options = StartOptions { dark: Some(dark), ..StartOptions::default() };
        let mut window = open_with(options, size);
        window.render()
    }));
    let image = drawn.ok()?.ok()?;
    let (width, height) = image.dimensions();
    Some((width, height, image.pixels().map(|p| [p[0], p[1], p[2]]).collect()))
}

/// The mean of all pixels that fall on each smaller one.
fn shrink((width, height, pixels): &Picture) -> Picture {
    let (w, h) = (KEPT_WIDTH, KEPT_WIDTH * height / width);
    let range = |place: u32, of: u32, from: u32| {
        let (begin, end) = (place * from / of, ((place + 1) * from).div_ceil(of));
        begin..end.min(from)
    };
    let mut small = Vec::with_capacity((w * h) as usize);
    for y in 0..h {
        for x in 0..w {
            let mut sums = [0_u32; 3];
            let mut count = 0;
            for row in range(y, h, *height) {
                for column in range(x, w, *width) {
                    let pixel = pixels[(row * width + column) as usize];
                    for (sum, part) in sums.iter_mut().zip(pixel) {
                        *sum += u32::from(part);
                    }
                    count += 1;
                }
            }
            small.push(sums.map(|sum| (sum / count) as u8));
        }
    }
    (w, h, small)
}

fn kept(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/pictures").join(format!("{name}.png"))
}

fn read(path: &std::path::Path) -> Picture {
    let image = image::open(path).expect("a kept picture").to_rgb8();
    (image.width(), image.height(), image.pixels().map(|p| p.0).collect())
}

fn write(path: &std::path::Path, (width, height, pixels): &Picture) {
    let bytes = pixels.iter().flatten().copied().collect();
    let image = image::RgbImage::from_raw(*width, *height, bytes).expect("as many as its size");
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    image.save(path).unwrap();
}

/// The largest mean difference of any block.
fn difference(a: &Picture, b: &Picture) -> f64 {
    let (width, height, _) = a;
    let mut largest: f64 = 0.0;
    for top in (0..*height).step_by(BLOCK as usize) {
        for left in (0..*width).step_by(BLOCK as usize) {
            let mut sum = 0_u64;
            let mut count = 0_u64;
            for y in top..(top + BLOCK).min(*height) {
                for x in left..(left + BLOCK).min(*width) {
                    let place = (y * width + x) as usize;
                    for (p, q) in a.2[place].iter().zip(b.2[place]) {
                        sum += u64::from(p.abs_diff(q));
                        count += 1;
                    }
                }
            }
            largest = largest.max(sum as f64 / count as f64);
        }
    }
    largest
}

fn check(size: [f32; 2], dark: bool) {
    let name = format!("window-{}x{}-{}", size[0], size[1], if dark { "dark" } else { "light" });
    let Some(drawn) = draw(size, dark) else {
        crate::common::skipped::skipped(&format!("there is no driver to draw {name} with"));
        return;
    };
    let small = shrink(&drawn);
    if std::env::var_os("UPDATE_PICTURES").is_some() {
        write(&kept(&name), &small);
        return;
    }
    let before = read(&kept(&name));
    assert_eq!((before.0, before.1), (small.0, small.1), "{name} has another size");
    let difference = difference(&before, &small);
    if difference > MOST_BLOCK_DIFFERENCE {
        let path = std::env::temp_dir().join(format!("{name}.png"));
        write(&path, &small);
        panic!("{name} differs by {difference:.1}; see {}", path.display());
    }
}

// One test, since each draws with a driver of its own.
#[test]
fn pictures_of_the_sample_stay_as_they_are() {
    for size in [[1440.0, 900.0], [1024.0, 700.0], [2560.0, 1440.0]] {
        for dark in [false, true] {
            check(size, dark);
        }
    }
}

#[test]
fn a_picture_that_changed_is_noticed() {
    let plain: Picture = (64, 64, vec![[255; 3]; 64 * 64]);
    let mut written = plain.clone();
    for y in 20..32 {
        for x in 20..30 {
            written.2[y * 64 + x] = [20; 3];
        }
    }
    assert!(difference(&plain, &written) > MOST_BLOCK_DIFFERENCE);
    assert!(difference(&plain, &plain) == 0.0);
}
