//! `detente diff`: what changed, in words, between two dossiers or between two
//! days of one.

use std::io::Write;
use std::path::Path;

use anyhow::bail;

use super::args::DiffArgs;
use super::output::{self, print_line, six};
use super::{Outcome, diff_git, input};
use crate::dossier::{Day, Dossier, Visibility};
use crate::edit::{change_in_words, diff};
use crate::ledger::{Flag, Ledger};
use crate::reading::{Holdings, Settings};
use crate::store;
use crate::tension::Series;

pub(super) fn run(args: &DiffArgs) -> anyhow::Result<Outcome> {
    if args.git {
        return diff_git::run(&args.files);
    }
    match (args.files.as_slice(), args.as_of.as_slice()) {
        ([a, b], []) => compare_files(a, b),
        (files @ ([] | [_]), [from, to]) => {
            if to < from {
                bail!("--as-of {to} is before --as-of {from}; swap the two");
            }
            compare_days(files.first().map(std::path::PathBuf::as_path), *from, *to)
        }
        _ => bail!("name two files, or one file and two days as --as-of DAY --as-of DAY"),
    }
}

fn compare_files(a: &Path, b: &Path) -> anyhow::Result<Outcome> {
    let mut texts = Vec::new();
    let mut sound = true;
    for path in [a, b] {
        if input::is_no_file(path) {
            texts.push("".into());
            continue;
        }
        let loaded = store::load(Some(path))?;
        if loaded.holdings.is_none() {
            input::report(&loaded);
            sound = false;
        }
        texts.push(loaded.text);
    }
    let [old, new] = texts.as_slice() else { return Ok(Outcome::Problems) };
    if !sound {
        return Ok(Outcome::Problems);
    }
    let changes = diff(old, new);
    let mut out = output::stdout();
    for change in &changes {
        writeln!(out, "{}", change_in_words(change))?;
    }
    if changes.is_empty() {
        let layout = if old == new { "" } else { "; only comments and layout differ" };
        print_line(&mut out, format_args!("no change in what the two say{layout}"))?;
    }
    out.flush()?;
    Ok(Outcome::Done)
}

fn compare_days(file: Option<&Path>, from: Day, to: Day) -> anyhow::Result<Outcome> {
    let Some(holdings) = input::load(file)? else { return Ok(Outcome::Problems) };
    let dossier = holdings.dossier();
    let mut out = output::stdout();
    print_line(&mut out, format_args!("{}: from {} to {}", dossier.title, from.long(), to.long()))?;
    let mut anything = print_tension(&mut out, &holdings, from, to)?;
    anything |= print_events(&mut out, dossier, from, to)?;
    anything |= print_commitments(&mut out, dossier, from, to)?;
    if !anything {
        writeln!(out, "nothing became known, and nothing changed")?;
    }
    out.flush()?;
    Ok(Outcome::Done)
}

fn print_tension(
    out: &mut impl Write,
    holdings: &Holdings,
    from: Day,
    to: Day,
) -> anyhow::Result<bool> {
    let own = Settings::of(holdings.dossier());
    let at = |day| {
        let settings = Settings { as_of: day, ..own };
        let selection = holdings.select(settings.scope());
        Series::compute(&settings.model, &selection).at(day).map(six)
    };
    let [then, now] = [at(from), at(to)];
    if then == now {
        return Ok(false);
    }
    let value = |value: Option<String>| value.unwrap_or_else(|| "none".to_owned());
    print_line(out, format_args!("tension: {} (before: {})", value(now), value(then)))?;
    Ok(true)
}

fn print_events(
    out: &mut impl Write,
    dossier: &Dossier,
    from: Day,
    to: Day,
) -> anyhow::Result<bool> {
    let mut anything = false;
    for event in &dossier.events {
        let what = match (dossier.visibility(event, from), dossier.visibility(event, to)) {
            (before, after) if before == after => continue,
            (_, Visibility::Scheduled) => "is scheduled",
            (_, Visibility::Happened) if event.date.point() <= from => "became known",
            (_, Visibility::Happened) => "happened",
            (_, Visibility::Unknown) => continue,
        };
        anything = true;
        print_line(
            out,
            format_args!(
                "event \"{}\" ({}, {}): {what}",
                event.headline,
                event.id,
                event.date.long()
            ),
        )?;
    }
    for source in &dossier.sources {
        if source.published.is_some() && !source.is_published(from) && source.is_published(to) {
            anything = true;
            print_line(
                out,
                format_args!("source \"{}\" ({}): published", source.title, source.id),
            )?;
        }
    }
    Ok(anything)
}

fn print_commitments(
    out: &mut impl Write,
    dossier: &Dossier,
    from: Day,
    to: Day,
) -> anyhow::Result<bool> {
    let [before, after] = [from, to].map(|day| Ledger::compute(dossier, day));
    let mut anything = false;
    for row in &after.rows {
        let Some(commitment) = dossier.commitments.get(row.commitment) else { continue };
        let flags = |row: &crate::ledger::Row| {
            let on = row.flags().map(Flag::as_str);
            std::iter::once(row.status.as_str()).chain(on).collect::<Vec<_>>().join(", ")
        };
        let now = flags(row);
        let then = before.rows.iter().find(|other| other.commitment == row.commitment).map(flags);
        if then.as_ref() == Some(&now) {
            continue;
        }
        anything = true;
        let then = then.map_or_else(|| "new".to_owned(), |then| format!("before: {then}"));
        print_line(
            out,
            format_args!("commitment \"{}\" ({}): {now} ({then})", commitment.text, commitment.id),
        )?;
    }
    Ok(anything)
}
