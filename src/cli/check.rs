//! `detente check`: every problem of every file.

use crate::store::shown;
use std::io::Write;

use super::args::{CheckArgs, CheckFormat};
use super::{Outcome, input, output};
use crate::dossier::unresolved;
use crate::store;

pub(super) fn run(args: &CheckArgs) -> anyhow::Result<Outcome> {
    let mut outcome = Outcome::Done;
    let mut entries = Vec::new();
    let mut out = output::stdout();
    for path in &args.files {
        let name = shown(path);
        match store::load(Some(path)) {
            Ok(loaded) => {
                // A file with open conflicts can be used, and is not in order.
                if loaded.holdings.is_none() || !unresolved(&loaded.text).is_empty() {
                    outcome = outcome.max(Outcome::Problems);
                }
                let problems = loaded.problems;
                match args.format {
                    CheckFormat::Human => {
                        for problem in &problems {
                            writeln!(out, "{}", problem.render(&name))?;
                        }
                        writeln!(out, "{}", input::summary(&name, &problems))?;
                    }
                    CheckFormat::Json => {
                        for problem in &problems {
                            let mut entry = serde_json::to_value(problem)?;
                            if let Some(map) = entry.as_object_mut() {
                                map.insert("file".into(), name.as_str().into());
                            }
                            entries.push(entry);
                        }
                    }
                }
            }
            Err(error) => {
                outcome = Outcome::Unreadable;
                tell!("detente: {error}");
                entries.push(serde_json::json!({
                    "file": name,
                    "severity": "error",
                    "message": error.to_string(),
                }));
            }
        }
    }
    out.flush()?;
    drop(out);
    if matches!(args.format, CheckFormat::Json) {
        output::print_json(&entries.into())?;
    }
    Ok(outcome)
}
