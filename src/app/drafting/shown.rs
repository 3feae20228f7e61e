//! How candidates are called, and which of their fields are shown.

use crate::drafting::codes::Mode;
use crate::drafting::review::{Decision, ItemKind};

/// The fields of a kind that are shown; the first is gone to first.
pub(super) const fn fields(kind: ItemKind) -> &'static [&'static str] {
    match kind {
        ItemKind::Event => &["headline", "date", "actor", CODE, "lasting"],
        ItemKind::Commitment => &["text", "by", "made", "due", "expires", "force", "kind", "note"],
        ItemKind::Claim => &["by", "stance", "date"],
        ItemKind::Evidence => &["status", "date"],
    }
}

/// The field of a code.
pub(super) const CODE: &str = "code";
/// The field of what stays in force.
pub(super) const LASTING: &str = "lasting";

/// Fields whose texts run over several lines.
pub(super) fn is_long(key: &str) -> bool {
    matches!(key, "headline" | "text" | "note")
}

/// Whether a field takes both sides together.
pub(super) fn takes_both(key: &str) -> bool {
    key == "actor"
}

/// The type in the schema of what a kind becomes.
pub(super) const fn type_name(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Event => "Event",
        ItemKind::Commitment => "Commitment",
        ItemKind::Claim => "Claim",
        ItemKind::Evidence => "Verdict",
    }
}

/// The catalogue's key of a kind.
pub(super) const fn kind_key(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Event => "draft-kind-event",
        ItemKind::Commitment => "draft-kind-commitment",
        ItemKind::Claim => "draft-kind-claim",
        ItemKind::Evidence => "draft-kind-evidence",
    }
}

/// The catalogue's key of the letter by which a kind is marked in a text.
pub(super) const fn letter_key(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Event => "draft-letter-event",
        ItemKind::Commitment => "draft-letter-commitment",
        ItemKind::Claim => "draft-letter-claim",
        ItemKind::Evidence => "draft-letter-evidence",
    }
}

/// The catalogue's key of a decision.
pub(super) const fn decision_key(decision: &Decision) -> &'static str {
    match decision {
        Decision::Open => "draft-open",
        Decision::Accepted => "draft-accepted",
        Decision::Rejected => "draft-rejected",
        Decision::Merged(_) => "draft-merged",
    }
}

/// The catalogue's key of whether something was done.
pub(super) const fn mode_key(mode: Mode) -> &'static str {
    match mode {
        Mode::Deed => "draft-mode-deed",
        Mode::Promise => "draft-mode-promise",
        Mode::Threat => "draft-mode-threat",
        Mode::Claim => "draft-mode-claim",
        Mode::Future => "draft-mode-future",
        Mode::Conditional => "draft-mode-conditional",
        Mode::Hypothetical => "draft-mode-hypothetical",
        Mode::Negated => "draft-mode-negated",
    }
}
