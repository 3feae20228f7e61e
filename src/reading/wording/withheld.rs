//! What a brief or a table leaves out for its marks, in words.

use crate::dossier::Withheld;
use crate::words::Words;

/// What was withheld above a mark, a sentence each; none where nothing was.
pub fn withheld_sentences(words: &Words, most: &str, withheld: &Withheld) -> Vec<String> {
    let count = |key: &'static str, count: usize| {
        (count > 0).then(|| words.with(key, &[("count", count.into())]).into_owned())
    };
    let parts = [
        count("count-events", withheld.events),
        count("count-commitments", withheld.commitments),
        count("count-sources", withheld.sources),
        count("brief-left-parts", withheld.parts),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let mut sentences = Vec::new();
    if !parts.is_empty() {
        let values = [("parts", parts.join(", ").into()), ("most", most.into())];
        let left_out = words.with("brief-left-marked", &values);
        sentences.push(format!("{}: {left_out}", words.get("brief-left-out")));
    }
    sentences.extend(withheld.words.then(|| words.get("brief-left-words").into_owned()));
    sentences
}
