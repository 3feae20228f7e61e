//! Which parts a picture has beside its line and markers.

/// A part that can be switched off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Part {
    /// The dossier's title
    Title,
    /// The number and its sentence
    Headline,
    /// What the axis measures
    Axis,
    /// The day whose knowledge is shown
    AsOf,
    /// What shapes and colours mean
    Legend,
    /// What the grey band is
    Range,
    /// The list of numbers that stand for labels
    Key,
    /// The lanes of commitments and scores
    Lanes,
    /// The lanes of data beside the dossier
    Data,
    /// Whose word the record rests on
    Sources,
    /// The model, in words
    Model,
}

impl Part {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Title,
        Self::Headline,
        Self::Axis,
        Self::AsOf,
        Self::Legend,
        Self::Range,
        Self::Key,
        Self::Lanes,
        Self::Data,
        Self::Sources,
        Self::Model,
    ];

    /// As the command line writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Headline => "headline",
            Self::Axis => "axis",
            Self::AsOf => "as-of",
            Self::Legend => "legend",
            Self::Range => "range",
            Self::Key => "key",
            Self::Lanes => "lanes",
            Self::Data => "data",
            Self::Sources => "sources",
            Self::Model => "model",
        }
    }
}

/// A set of parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Parts(u16);

impl Parts {
    /// None: the line with its markers, periods and scales.
    pub const NONE: Self = Self(0);
    /// All: a picture that stands alone.
    pub const ALL: Self = Self((1 << Part::ALL.len()) - 1);
    /// What belongs to a chart on a page that tells the rest itself.
    pub const CHART: Self = Self::NONE
        .with(Part::Axis)
        .with(Part::AsOf)
        .with(Part::Legend)
        .with(Part::Range)
        .with(Part::Key)
        .with(Part::Lanes)
        .with(Part::Data);
    /// What is left of a picture when another program sets its words.
    pub const BARE: Self =
        Self::NONE.with(Part::Legend).with(Part::Key).with(Part::Lanes).with(Part::Data);

    /// Whether it has a part.
    pub const fn has(self, part: Part) -> bool {
        self.0 & (1 << part as u16) != 0
    }

    /// With a part.
    #[must_use]
    pub const fn with(self, part: Part) -> Self {
        Self(self.0 | (1 << part as u16))
    }

    /// Without a part.
    #[must_use]
    pub const fn without(self, part: Part) -> Self {
        Self(self.0 & !(1 << part as u16))
    }

    /// Those that a chart has by itself.
    #[must_use]
    pub const fn with_chart(self) -> Self {
        Self(self.0 & Self::CHART.0)
    }

    /// Those of another that are not here.
    pub fn missing(self, asked: Self) -> impl Iterator<Item = Part> {
        Part::ALL.into_iter().filter(move |part| asked.has(*part) && !self.has(*part))
    }
}

impl Default for Parts {
    fn default() -> Self {
        Self::ALL
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_has_each_and_none_has_none() {
        for part in Part::ALL {
            assert!(Parts::ALL.has(part) && !Parts::NONE.has(part));
            assert!(!Parts::ALL.without(part).has(part) && Parts::NONE.with(part).has(part));
        }
        assert_eq!(
            Parts::BARE.missing(Parts::BARE.with(Part::Axis)).collect::<Vec<_>>(),
            [Part::Axis]
        );
    }
}
