//! What follows from a commitment's status, dates, conditions and claims.

/// A mark that a commitment bears on a day; it may bear several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Flag {
    /// It need not be done yet: what it is conditional on is not fulfilled.
    Waiting,
    /// The same, for good: what it is conditional on is broken, reversed or
    /// lapsed.
    ConditionBroken,
    /// It was due before this day, is not done, and waits for nothing.
    Overdue,
    /// It was fulfilled after it was due.
    Late,
    /// What was to be refrained from has not been done so far.
    Kept,
    /// It no longer binds.
    Expired,
    /// The sides' latest claims differ.
    Disputed,
    /// The other side says that it is not met in full, and the side that undertook it has not
    /// answered since.
    Unanswered,
    /// A side contradicts the finding.
    Contested,
}

impl Flag {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 9] = [
        Self::Waiting,
        Self::ConditionBroken,
        Self::Overdue,
        Self::Late,
        Self::Kept,
        Self::Expired,
        Self::Disputed,
        Self::Unanswered,
        Self::Contested,
    ];

    /// In English: `condition broken`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::ConditionBroken => "condition broken",
            Self::Overdue => "overdue",
            Self::Late => "late",
            Self::Kept => "kept",
            Self::Expired => "expired",
            Self::Disputed => "disputed",
            Self::Unanswered => "unanswered",
            Self::Contested => "contested",
        }
    }
}
