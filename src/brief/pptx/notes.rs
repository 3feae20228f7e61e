//! The notes: for the speaker, and for questions.

use crate::brief::data::{BriefData, SourceData};

/// The method, every source with its address, and the dossier.
pub(in crate::brief) fn notes(data: &BriefData) -> Vec<String> {
    let word = |name: &str| data.words.get(name).cloned().unwrap_or_default();
    let mut lines = vec![data.headline.full.clone()];
    lines.extend(data.summary.clone());
    lines.extend(data.note.clone());
    lines.push(format!("{}: {}", word("method"), data.method.line));
    lines.extend(data.method.text.iter().cloned());
    lines.extend(data.method.band.clone());
    for sentence in &data.left_out {
        lines.push(format!("{}: {sentence}", word("left_out")));
    }
    if !data.sources.is_empty() {
        lines.push(format!("{}:", word("sources")));
        lines.extend(data.sources.iter().map(source));
    }
    lines.push(format!("{}: {}", word("dossier"), data.dossier.name));
    lines.push(format!("{}: {}", word("sha256"), data.dossier.sha256));
    lines
}

fn source(source: &SourceData) -> String {
    let published = source.published.as_ref().map(|date| date.text.clone());
    let about = [source.publisher.clone(), published, source.url.clone()];
    let about: Vec<String> = about.into_iter().flatten().collect();
    format!("[{}] {} · {}", source.number, source.title, about.join(" · "))
}
